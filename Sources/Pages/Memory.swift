internal import Synchronization

/// Values that are worked out once for each key.
final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  func value(of key: Key, _ make: () -> Value) -> Value {
    if let known = values.withLock({ $0[key] }) { return known }
    let new = make()
    values.withLock { $0[key] = new }
    return new
  }
}
