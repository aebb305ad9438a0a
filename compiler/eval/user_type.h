// SPDX-License-Identifier: MIT
// Types of deftype, defrecord and reify that are evaluated, and instances of
// them: what the interpreter and the evaluator of code have in common. Where
// the tables behind a Type live is theirs to say.
#ifndef USER_TYPE_H
#define USER_TYPE_H

#include "compiler/model/compiler.h"

typedef val (*FieldCast)(val);

// The class's Type but for its name, interfaces and info.
Type user_type(const ClassInfo *c);
// Fills list, if that is not NULL, with what it implements and NULL; how much
// is that?
int user_type_interfaces(const ClassInfo *c, const Type **list);
// Fills in what TypeInfo says of each field.
void user_type_fields(const ClassInfo *c, FieldCast *casts, bool *mutable);
// What Method.owner is: a class, or the var of a protocol.
val user_type_owner(const Owner *o);

val *user_object(const Type *t); // all words behind the header are 0
// (T. args...), also of an exception class.
val user_construct(const Type *t, int n, const val *args);

#endif
