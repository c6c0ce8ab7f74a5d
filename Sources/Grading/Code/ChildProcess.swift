import Glibc
import Synchronization

/// How a child process ended, and what it said.
struct ChildResult: Sendable {
  enum End: Hashable, Sendable {
    case exited(Int32)
    case signal(Int32)
    /// We ended it: the time on the clock was over.
    case outOfTime
    /// We ended it: it wrote more than it may.
    case tooMuchOutput
  }

  let end: End
  /// What came through the private channel, descriptor 3.
  let channel: [UInt8]
  /// The beginning of standard error.
  let errors: String
  /// The most memory that it or a child of it had in use, in bytes.
  let peakMemory: Int
}

/// A program to be run with nothing of ours but what is listed.
struct ChildProcess: Sendable {
  var arguments: [String]
  var environment: [String] = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]
  var input: [UInt8] = []
  /// Bytes that the child finds behind descriptor 10: the filter that bubblewrap loads.
  var filter: [UInt8] = []
  /// Seconds on the clock; processor time is limited by the child's own limits.
  var seconds: Double
  var outputLimit = 4 << 20

  /// Descriptors are made and handed over under one lock, so that no child inherits those of another.
  private static let spawning = Mutex(())

  private struct Started {
    let process: pid_t
    let channel: Int32
    let errors: Int32
  }

  /// Runs it to its end; nil where it cannot be started.
  func run() -> ChildResult? {
    guard let started = ChildProcess.spawning.withLock({ _ in start() }) else { return nil }
    return watch(started)
  }

  private func start() -> Started? {
    guard let channel = Pipe(), let errors = Pipe(), let input = Pipe(), let filter = Pipe() else {
      return nil
    }
    // Both fit into a pipe's buffer, so that nobody has to wait for a reader.
    input.write(self.input)
    filter.write(self.filter)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    posix_spawn_file_actions_adddup2(&actions, channel.writing, 3)
    if !self.filter.isEmpty { posix_spawn_file_actions_adddup2(&actions, filter.reading, 10) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that all of it can be ended at once; signals as a fresh program has them.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, arguments[0], &actions, &attributes, words, variables)
    for pipe in [input, filter] { pipe.closeReading() }
    for pipe in [channel, errors, input, filter] { pipe.closeWriting() }
    guard failure == 0 else {
      channel.closeReading()
      errors.closeReading()
      return nil
    }
    return Started(process: process, channel: channel.reading, errors: errors.reading)
  }

  private func watch(_ started: Started) -> ChildResult {
    var channel: [UInt8] = []
    var errors: [UInt8] = []
    var verdict: ChildResult.End?
    var open = [started.channel, started.errors]
    let deadline = ChildProcess.now + seconds
    while !open.isEmpty && verdict == nil {
      let left = deadline - ChildProcess.now
      guard left > 0 else {
        verdict = .outOfTime
        break
      }
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), Int32(left * 1000) + 1) > 0 else { continue }
      for entry in polled where entry.revents != 0 {
        let piece = ChildProcess.read(entry.fd)
        if piece.isEmpty { open.removeAll { $0 == entry.fd } }
        if entry.fd == started.channel {
          channel += piece
          if channel.count > outputLimit { verdict = .tooMuchOutput }
        } else if errors.count < 1 << 16 {
          errors += piece
        }
      }
    }
    if verdict != nil { kill(-started.process, SIGKILL) }
    close(started.channel)
    close(started.errors)
    var status: Int32 = 0
    var usage = rusage()
    // Whoever closes its outputs and sleeps on is ended at the deadline as well.
    while true {
      let ended = wait4(started.process, &status, verdict == nil ? WNOHANG : 0, &usage)
      if ended == started.process || (ended < 0 && errno != EINTR) { break }
      if ended == 0 {
        if ChildProcess.now > deadline {
          verdict = .outOfTime
          kill(-started.process, SIGKILL)
        } else {
          usleep(1000)
        }
      }
    }
    let signal = status & 0x7F
    return ChildResult(
      end: verdict ?? (signal == 0 ? .exited(status >> 8 & 0xFF) : .signal(signal)), channel: channel,
      errors: String(decoding: errors, as: UTF8.self), peakMemory: Int(usage.ru_maxrss) * 1024)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func read(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      var got = Glibc.read(descriptor, buffer.baseAddress, 1 << 16)
      while got < 0 && errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, 1 << 16) }
      count = max(got, 0)
    }
  }
}

/// Two ends that no other program inherits.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // Above the numbers that a child is given: `dup2` onto itself would leave it closed there.
    reading = fcntl(ends[0], F_DUPFD_CLOEXEC, 16)
    writing = fcntl(ends[1], F_DUPFD_CLOEXEC, 16)
    close(ends[0])
    close(ends[1])
    if reading < 0 || writing < 0 { return nil }
  }

  func write(_ bytes: [UInt8]) { _ = Glibc.write(writing, bytes, bytes.count) }
  func closeReading() { close(reading) }
  func closeWriting() { close(writing) }
}
