# SPDX-License-Identifier: MIT
"$ROOT/tools/check-rooms"
