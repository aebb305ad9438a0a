(try 1 (catch NoSuchThingException e 2))
