"""The model file: writing and reading it. Layout (little-endian, every block 64-byte aligned):

     0  "DRAGOMOD"
     8  u32 version (1), u32 number of entries
    16  u64 file size (a multiple of 64)
    24  u64 checksum of everything from byte 64: four interleaved sums, see checksum()
    32  zeros
    64  entries of 128 bytes: name (64 bytes, zero-filled), u32 type, u32 rank,
        u64 shape[4], u64 offset, u64 bytes, zeros
        blocks

Types: 0 f32, 1 i8, 2 u32, 3 bytes (UTF-8 text). An i8 matrix X has its row scales, f32,
under X.scale; a row's values are code * scale.
"""
import struct

import numpy as np

MAGIC, VERSION = b"DRAGOMOD", 1
TYPES = [np.dtype("<f4"), np.dtype("i1"), np.dtype("<u4"), np.dtype("u1")]
ALIGN = 64
FNV_OFFSET, FNV_PRIME, MASK = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


def checksum(data):
    """Four FNV-like sums, each over every fourth 8-byte word (so they run side by side),
    then joined by the same step. len(data) is a multiple of 32."""
    words = np.frombuffer(data, "<u8").reshape(-1, 4)
    sums = np.full(4, FNV_OFFSET, np.uint64)
    prime = np.uint64(FNV_PRIME)
    with np.errstate(over="ignore"):
        for row in words:
            sums = (sums ^ row) * prime
    total = FNV_OFFSET
    for value in sums:
        total = ((total ^ int(value)) * FNV_PRIME) & MASK
    return total


def padded(data):
    return data + b"\0" * (-len(data) % ALIGN)


def write(path, entries):
    """entries: (name, array or str) in order."""
    blocks, directory = [], []
    offset = 64 + 128 * len(entries)
    offset += -offset % ALIGN
    for name, value in entries:
        if isinstance(value, str):
            value = np.frombuffer(value.encode("utf-8"), "u1")
        kind = next(i for i, t in enumerate(TYPES) if t == value.dtype.newbyteorder("<") or t == value.dtype)
        data = np.ascontiguousarray(value).tobytes()
        shape = list(value.shape) + [0] * (4 - value.ndim)
        directory.append(struct.pack("<64sII4QQQ8x", name.encode(), kind, value.ndim, *shape, offset, len(data)))
        blocks.append(padded(data))
        offset += len(blocks[-1])
    body = padded(b"".join(directory)) + b"".join(blocks)
    header = struct.pack("<8sIIQQ32x", MAGIC, VERSION, len(entries), 64 + len(body), checksum(body))
    with open(path, "wb") as file:
        file.write(header + body)
    return 64 + len(body)


def read(path):
    """name -> array (bytes for text)."""
    with open(path, "rb") as file:
        data = file.read()
    magic, version, count, size, total = struct.unpack_from("<8sIIQQ", data)
    if magic != MAGIC or version != VERSION or size != len(data) or checksum(data[64:]) != total:
        raise ValueError("not a whole model file of version %d: %s" % (VERSION, path))
    found = {}
    for i in range(count):
        name, kind, rank, *rest = struct.unpack_from("<64sII4QQQ", data, 64 + 128 * i)
        shape, offset, length = rest[:rank], rest[4], rest[5]
        name = name.rstrip(b"\0").decode()
        block = np.frombuffer(data, TYPES[kind], length // TYPES[kind].itemsize, offset)
        found[name] = block.tobytes() if kind == 3 else block.reshape(shape)
    return found
