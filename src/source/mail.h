#pragma once
#include "source/read_job.h"
namespace dragoman {
void read_mail(ByteReader& bytes, const Piece& piece, ReadJob& job);
}  // namespace dragoman
