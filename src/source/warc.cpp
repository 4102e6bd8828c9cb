#include "source/warc.h"
namespace dragoman {
void read_warc(ByteReader& bytes, const Piece& piece, ReadJob& job) {
  (void)bytes;
  job.fail({ErrorCode::unsupported, "not read yet", ""}, piece.name);
}
}  // namespace dragoman
