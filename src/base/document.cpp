#include "base/document.h"

namespace dragoman {

std::string_view block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "title";
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::caption:
      return "caption";
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::byline:
      return "byline";
    case BlockKind::note:
      return "note";
    case BlockKind::furniture:
      return "furniture";
    case BlockKind::repeat:
      return "repeat";
    case BlockKind::foreign:
      return "foreign";
  }
  return "unknown";
}

bool is_read(BlockKind kind) {
  switch (kind) {
    case BlockKind::furniture:
    case BlockKind::repeat:
    case BlockKind::foreign:
    case BlockKind::dateline:
    case BlockKind::byline:
      return false;
    default:
      return true;
  }
}

}  // namespace dragoman
