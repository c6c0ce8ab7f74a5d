internal import Glibc
internal import Synchronization

/// Large blocks of memory that nobody uses at the moment, for the next matrix of that size.
///
/// A step of training gives back what the next one asks for. The system would hand the pages out cleared each time,
/// which was a tenth of the time of a step; NumPy pays it.
enum SpareBlocks {
  private struct Block: @unchecked Sendable {
    // Nobody else holds the address while the block is here.
    let address: UnsafeMutableRawPointer
    let bytes: Int
  }

  /// The oldest first.
  private static let blocks = Mutex<[Block]>([])

  /// Together no more than this are kept.
  static let limit = 64 << 20

  /// A block of just that size, if one is spare.
  static func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
    blocks.withLock { blocks in
      blocks.lastIndex { $0.bytes == bytes }.map { blocks.remove(at: $0) }
    }?.address
  }

  /// Keeps a block from `malloc` and its kin for later, and frees the oldest where they become too many.
  static func give(_ address: UnsafeMutableRawPointer, _ bytes: Int) {
    let block = Block(address: address, bytes: bytes)
    let surplus = blocks.withLock { blocks -> [Block] in
      blocks.append(block)
      var total = blocks.reduce(0) { $0 + $1.bytes }
      var count = 0
      while total > limit {
        total -= blocks[count].bytes
        count += 1
      }
      defer { blocks.removeFirst(count) }
      return Array(blocks.prefix(count))
    }
    for block in surplus { free(block.address) }
  }
}
