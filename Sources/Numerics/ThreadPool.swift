internal import CVectorMath
internal import Glibc
internal import Synchronization

/// Threads that wait for parts of work: awake for a moment after the last part, then asleep.
///
/// A part of our work takes 20 µs and more, waking a thread takes up to 100: so a thread that has just worked looks
/// out for more before it sleeps, and whoever brings the work takes parts as well, all of them where nobody wakes.
/// Dispatch's `concurrentPerform` sleeps at once, and waits for the threads that it has woken.
final class ThreadPool: Sendable {
  static let shared = ThreadPool()

  /// What one call of `perform` brings.
  private struct Work {
    let parts: Int
    let body: (Int) -> Void
  }

  /// The number of the work in the upper half, so that none is taken for the one before; in the lower half how many
  /// of its parts nobody has taken yet.
  private let tickets = Atomic<UInt64>(0)
  /// Parts that are not done, taken or not.
  private let unfinished = Atomic<Int>(0)
  /// The address of the `Work`, which lives until all its parts are done.
  private let work = Atomic<UInt>(0)
  /// One work at a time: who comes while another is at it does the own alone.
  private let isTaken = Atomic<Bool>(false)
  private let sleepers = Atomic<Int>(0)
  private let threads = Mutex<[pthread_t]>([])
  private let bell = Bell()

  /// Nanoseconds that a thread waits awake.
  ///
  /// It keeps its processor all the while: whoever got it would keep it for longer than a part takes, and one who
  /// sleeps and is woken comes sooner than one who has stepped back.
  private static let patience = 500_000

  /// Calls `body` once for every part in `0..<parts`, on this thread and on others, and returns when all are done.
  func perform(parts: Int, _ body: (Int) -> Void) {
    guard parts > 1, isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else {
      for part in 0..<parts { body(part) }
      return
    }
    prepare(threads: Threads.count)
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: Work(parts: parts, body: body)) { pointer in
        work.store(UInt(bitPattern: pointer), ordering: .relaxed)
        unfinished.store(parts, ordering: .relaxed)
        let number = (tickets.load(ordering: .relaxed) >> 32) &+ 1
        tickets.store(number << 32 | UInt64(parts), ordering: .sequentiallyConsistent)
        if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wake() }
        while takePart() {}
        let start = ThreadPool.now
        while unfinished.load(ordering: .acquiring) > 0 {
          if ThreadPool.now - start < ThreadPool.patience { ThreadPool.pause() } else { sched_yield() }
        }
      }
    }
    isTaken.store(false, ordering: .releasing)
  }

  /// Starts the threads that are missing beside the caller's.
  func prepare(threads count: Int) {
    threads.withLock { threads in
      while threads.count < count - 1, let thread = newThread() { threads.append(thread) }
    }
  }

  private func wake() {
    threads.withLock { for thread in $0 { vm_keep_off_own_processor(thread) } }
    bell.ring()
  }

  /// Does one part that nobody has taken; false where there is none.
  private func takePart() -> Bool {
    var seen = tickets.load(ordering: .acquiring)
    while seen & 0xFFFF_FFFF > 0 {
      let (taken, current) = tickets.weakCompareExchange(
        expected: seen, desired: seen - 1, ordering: .acquiring)
      if taken, let work = UnsafePointer<Work>(bitPattern: work.load(ordering: .relaxed)) {
        work.pointee.body(work.pointee.parts - Int(seen & 0xFFFF_FFFF))
        unfinished.subtract(1, ordering: .releasing)
        return true
      }
      seen = current
    }
    return false
  }

  private var hasParts: Bool { tickets.load(ordering: .sequentiallyConsistent) & 0xFFFF_FFFF > 0 }

  /// What a thread of the pool does all its life.
  private func serve() -> Never {
    // Asleep at first: `wake` says where not to run.
    var idleSince = 0
    while true {
      if takePart() {
        idleSince = ThreadPool.now
      } else if ThreadPool.now - idleSince < ThreadPool.patience {
        ThreadPool.pause()
      } else {
        sleepers.add(1, ordering: .sequentiallyConsistent)
        bell.wait { hasParts }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
        vm_run_anywhere()
        idleSince = ThreadPool.now
      }
    }
  }

  /// Nil where the system gives no thread; then there are fewer.
  private func newThread() -> pthread_t? {
    // Signals belong to the threads of the program, one of which may wait for them in a call.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    guard pthread_create(&thread, nil, { _ in ThreadPool.shared.serve() }, nil) == 0 else { return nil }
    pthread_detach(thread)
    return thread
  }

  private static func pause() {
    for _ in 0..<16 { vm_pause() }
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// A place to sleep until someone rings and there is a reason to get up.
private final class Bell: @unchecked Sendable {
  // Both are handed out by address and never moved.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(lock)
    condition.deallocate()
    lock.deallocate()
  }

  func wait(until isTime: () -> Bool) {
    pthread_mutex_lock(lock)
    while !isTime() { pthread_cond_wait(condition, lock) }
    pthread_mutex_unlock(lock)
  }

  func ring() {
    pthread_mutex_lock(lock)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(lock)
  }
}
