#pragma once
#include "source/read_job.h"
namespace dragoman {
void read_pdf(ByteReader& bytes, const Piece& piece, ReadJob& job);
}  // namespace dragoman
