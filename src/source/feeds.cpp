#include "source/feeds.h"
namespace dragoman {
void read_feed(ByteReader& bytes, const Piece& piece, ReadJob& job) {
  (void)bytes;
  job.fail({ErrorCode::unsupported, "not read yet", ""}, piece.name);
}
}  // namespace dragoman
