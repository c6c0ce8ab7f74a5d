import Glibc

/// Several workers at lines; one event loop, no threads.
///
/// A worker that dies, or keeps silent for too long, is replaced. What it had in hand is given out again one line at a time, so
/// that the line that did it is known, and costs its own mark and no other.
struct Crew {
  struct Item: Hashable {
    let index: Int
    let line: [UInt8]
  }

  enum Reply {
    case line(ArraySlice<UInt8>)
    /// The process died of that signal, twice: the second time with this line alone.
    case died(Int32)
    /// No reply in the time that a line may take.
    case silent
  }

  private let command: [String]
  private let environment: [String]
  /// Seconds that one line may take.
  private let patience: Double
  /// How far ahead of the oldest open line others may be; bounds what is held in memory.
  private let reach: Int
  private var workers: [WorkerProcess] = []
  private let count: Int
  /// Workers that died since the last reply.
  private var idleDeaths = 0
  /// Lines that were in the hands of a worker that died.
  private var suspects: [Item] = []
  /// Workers, by process, that have a suspect in hand and get nothing else until it is answered.
  private var cautious: Set<pid_t> = []

  init(_ command: [String], environment: [String], count: Int, patience: Double, reach: Int) {
    self.command = command
    self.environment = environment
    self.count = count
    self.patience = patience
    self.reach = reach
  }

  /// Answers every line that `next` gives, calling `done` in any order.
  mutating func run(
    next: () throws(CommandFailure) -> [UInt8]?,
    done: (_ item: Item, _ reply: Reply) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    // A worker that dies while we write to it must not end us.
    signal(SIGPIPE, SIG_IGN)
    defer {
      for worker in workers { worker.end() }
      workers = []
    }
    var given = 0
    var isAtEnd = false
    var open = OpenLines()
    while true {
      while workers.count < count && (!isAtEnd || open.count > workers.count || workers.isEmpty) {
        guard let worker = WorkerProcess(command, environment: environment) else {
          throw CommandFailure(.fault, "\(command[0]) cannot be started")
        }
        workers.append(worker)
      }
      for index in workers.indices {
        while isReady(workers[index]) {
          if let suspect = suspects.popLast() {
            guard workers[index].inFlight.isEmpty else {
              suspects.append(suspect)
              break
            }
            cautious.insert(workers[index].process)
            workers[index].give(suspect, now: Crew.now)
            break
          }
          if isAtEnd || given - open.oldest(or: given) >= reach { break }
          guard let line = try next() else {
            isAtEnd = true
            break
          }
          workers[index].give(Item(index: given, line: line), now: Crew.now)
          open.insert(given)
          given += 1
        }
        workers[index].write()
      }
      if isAtEnd && open.count == 0 { break }
      try wait(&open, done)
    }
    for worker in workers { worker.dismiss() }
    workers = []
  }

  private func isReady(_ worker: WorkerProcess) -> Bool {
    if cautious.contains(worker.process) { return worker.inFlight.isEmpty }
    return worker.inFlight.count < worker.window && worker.bytesInFlight < 1 << 17
  }

  private mutating func wait(
    _ open: inout OpenLines, _ done: (_ item: Item, _ reply: Reply) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var polled: [pollfd] = []
    for worker in workers {
      polled.append(pollfd(fd: worker.output, events: Int16(POLLIN), revents: 0))
      polled.append(pollfd(fd: worker.waitingToWrite, events: Int16(POLLOUT), revents: 0))
    }
    poll(&polled, nfds_t(polled.count), 500)
    let now = Crew.now
    for index in workers.indices.reversed() {
      if polled[2 * index + 1].revents != 0 { workers[index].write() }
      if polled[2 * index].revents != 0 {
        guard let replies = workers[index].read(now: now) else {
          try replace(index, silent: false, &open, done)
          continue
        }
        if !replies.isEmpty { idleDeaths = 0 }
        for (item, reply) in replies {
          open.remove(item.index)
          try done(item, .line(reply))
        }
        if !replies.isEmpty { cautious.remove(workers[index].process) }
      } else if !workers[index].inFlight.isEmpty, now - workers[index].headSince > patience {
        try replace(index, silent: true, &open, done)
      }
    }
  }

  private mutating func replace(
    _ index: Int, silent: Bool, _ open: inout OpenLines,
    _ done: (_ item: Item, _ reply: Reply) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let worker = workers.remove(at: index)
    let signal = worker.end()
    idleDeaths += 1
    // Not the lines but the program itself: there is no sense in going on.
    if idleDeaths > 3 * count + 20 { throw CommandFailure(.fault, "\(command[0]) ends at every line") }
    let wasAlone = cautious.remove(worker.process) != nil
    if wasAlone, let item = worker.inFlight.first {
      open.remove(item.index)
      idleDeaths = 0
      try done(item, silent ? .silent : .died(signal))
    } else {
      suspects += worker.inFlight.reversed()
    }
  }

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Which lines are not answered yet.
private struct OpenLines {
  private var lines: Set<Int> = []
  private var least = 0

  var count: Int { lines.count }

  mutating func insert(_ line: Int) {
    if lines.isEmpty { least = line }
    lines.insert(line)
  }

  mutating func remove(_ line: Int) { lines.remove(line) }

  /// The oldest; it only ever grows, so that looking for it costs nothing in the end.
  mutating func oldest(or none: Int) -> Int {
    if lines.isEmpty { return none }
    while !lines.contains(least) { least += 1 }
    return least
  }
}
