(require '[un.known :as u])
(u/f)
