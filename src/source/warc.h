#pragma once
#include "source/read_job.h"
namespace dragoman {
void read_warc(ByteReader& bytes, const Piece& piece, ReadJob& job);
}  // namespace dragoman
