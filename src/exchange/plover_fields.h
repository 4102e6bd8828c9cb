// The fields of PLOVER's JSON that we write, as docs/exchange.md lists them.
#pragma once

#include <span>

#include "exchange/row_columns.h"

namespace dragoman {

std::span<const ColumnInfo> plover_fields();
// Those of ours, which only `extra` writes.
std::span<const ColumnInfo> plover_extra_fields();

}  // namespace dragoman
