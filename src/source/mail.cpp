#include "source/mail.h"
namespace dragoman {
void read_mail(ByteReader& bytes, const Piece& piece, ReadJob& job) {
  (void)bytes;
  job.fail({ErrorCode::unsupported, "not read yet", ""}, piece.name);
}
}  // namespace dragoman
