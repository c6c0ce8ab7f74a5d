import Glibc
import Synchronization

/// Work that mostly waits for other programs, done by as many threads as there are processors.
enum Parallel {
  /// `body` of every item, in the order of the items.
  static func map<Item: Sendable, Outcome: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) -> Outcome
  ) -> [Outcome] {
    let processors = max(1, min(items.count, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if processors == 1 { return items.map(body) }
    let shared = Shared<Outcome>(count: items.count)
    let work = Work {
      while let index = shared.next() { shared.set(index, body(items[index])) }
    }
    let threads = (0..<processors).compactMap { _ in work.start() }
    // Where no thread can be had, the work is done here.
    if threads.isEmpty { work.body() }
    for thread in threads { pthread_join(thread, nil) }
    return shared.outcomes
  }
}

/// Which item is next, and what came of the others.
private final class Shared<Outcome: Sendable>: Sendable {
  private struct State {
    var next = 0
    var outcomes: [Outcome?]
  }

  private let count: Int
  private let state: Mutex<State>

  init(count: Int) {
    self.count = count
    state = Mutex(State(outcomes: Array(repeating: nil, count: count)))
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func set(_ index: Int, _ outcome: Outcome) { state.withLock { $0.outcomes[index] = outcome } }

  var outcomes: [Outcome] { state.withLock { $0.outcomes.compactMap { $0 } } }
}

/// A closure that a thread runs.
private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func start() -> pthread_t? {
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    return status == 0 ? thread : nil
  }
}
