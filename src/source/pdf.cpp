#include "source/pdf.h"
namespace dragoman {
void read_pdf(ByteReader& bytes, const Piece& piece, ReadJob& job) {
  (void)bytes;
  job.fail({ErrorCode::unsupported, "not read yet", ""}, piece.name);
}
}  // namespace dragoman
