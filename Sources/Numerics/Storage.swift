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
    guard !overflow, let block = malloc(bytes &+ 64) else {
      fatalError("no memory for \(count) numbers")
    }
    self.block = block
    self.count = count
    base = block.alignedUp(toMultipleOf: 64).bindMemory(to: Double.self, capacity: count)
  }

  deinit { free(block) }
}
