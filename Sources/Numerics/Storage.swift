internal import Glibc

/// The numbers of one matrix, or of several that are equal until one is changed.
///
/// An array would do, but for two things: its numbers do not begin where a register's width begins, and it does not
/// tell whether someone else holds it, which is what lets an operator write its result over a temporary.
@usableFromInline
final class Storage {
  private let block: UnsafeMutableRawPointer
  /// The first number, at a multiple of 64 bytes.
  @usableFromInline let base: UnsafeMutablePointer<Double>
  @usableFromInline let count: Int

  /// Numbers that are not set yet.
  init(count: Int) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 8)
    guard !overflow, let block = Storage.allocate(bytes) else {
      fatalError("no memory for \(count) numbers")
    }
    self.block = block
    self.count = count
    base = block.alignedUp(toMultipleOf: 64).bindMemory(to: Double.self, capacity: count)
  }

  deinit {
    if count * 8 < Storage.large {
      free(block)
    } else {
      SpareBlocks.give(block, count * 8)
    }
  }

  /// So many bytes ask for pages of 2 MB.
  private static let large = 4 << 20

  /// Large blocks ask for pages of 2 MB, as NumPy's do: the processor then finds its way through them with few
  /// look-ups, and the system hands them out in few steps.
  private static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer? {
    if bytes < large { return malloc(bytes &+ 64) }
    if let spare = SpareBlocks.take(bytes) { return spare }
    var block: UnsafeMutableRawPointer?
    guard posix_memalign(&block, 2 << 20, bytes) == 0 else { return nil }
    // A hint; where the system does not take it, nothing is lost.
    madvise(block, bytes, MADV_HUGEPAGE)
    return block
  }
}
