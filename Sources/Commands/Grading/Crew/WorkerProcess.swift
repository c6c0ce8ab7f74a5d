import Glibc

/// A `gradus` of our own that answers lines in order, in a process of its own: whatever an answer does to it, the others
/// are safe.
struct WorkerProcess {
  let process: pid_t
  private let input: Int32
  let output: Int32
  private var toWrite: [UInt8] = []
  private var written = 0
  private var received: [UInt8] = []
  /// Lines that it was given and has not answered, the oldest first.
  private(set) var inFlight: [Crew.Item] = []
  /// When the oldest of them was at the head, in seconds.
  private(set) var headSince = 0.0
  /// How many lines it may have in hand: many where they are answered at once, few where each takes a while, so that no other
  /// worker is idle while they wait and little is done again after a kill.
  private(set) var window = 4

  init?(_ command: [String], environment: [String]) {
    var inward: [Int32] = [-1, -1]
    var outward: [Int32] = [-1, -1]
    guard pipe(&inward) == 0, pipe(&outward) == 0 else { return nil }
    for handle in [inward[1], outward[0]] { _ = fcntl(handle, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(inward[1], F_SETFL, O_NONBLOCK)
    _ = fcntl(outward[0], F_SETFL, O_NONBLOCK)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, inward[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, outward[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, inward[0])
    posix_spawn_file_actions_addclose(&actions, outward[1])
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, command[0], &actions, nil, words, variables)
    close(inward[0])
    close(outward[1])
    guard failure == 0 else {
      close(inward[1])
      close(outward[0])
      return nil
    }
    self.process = process
    input = inward[1]
    output = outward[0]
  }

  var bytesInFlight: Int { toWrite.count - written }
  /// Where it can be given more; -1 where there is nothing to give.
  var waitingToWrite: Int32 { written < toWrite.count ? input : -1 }

  mutating func give(_ item: Crew.Item, now: Double) {
    if inFlight.isEmpty { headSince = now }
    inFlight.append(item)
    if written == toWrite.count {
      toWrite.removeAll(keepingCapacity: true)
      written = 0
    }
    toWrite += item.line
    toWrite.append(0x0A)
  }

  /// Hands over what the pipe takes.
  mutating func write() {
    while written < toWrite.count {
      let count = toWrite.withUnsafeBytes {
        Glibc.write(input, $0.baseAddress?.advanced(by: written), toWrite.count - written)
      }
      if count <= 0 { return }
      written += count
    }
  }

  /// Lines that it answered; nil when it is gone.
  mutating func read(now: Double) -> [(item: Crew.Item, reply: ArraySlice<UInt8>)]? {
    var isWaiting = false
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let got = Glibc.read(output, buffer.baseAddress, 1 << 16)
      isWaiting = got < 0 && (errno == EAGAIN || errno == EINTR)
      count = max(0, got)
    }
    if isWaiting { return [] }
    if piece.isEmpty { return nil }
    received += piece
    var replies: [(item: Crew.Item, reply: ArraySlice<UInt8>)] = []
    var start = 0
    while let end = received[start...].firstIndex(of: 0x0A), replies.count < inFlight.count {
      replies.append((inFlight[replies.count], received[start..<end]))
      start = end + 1
    }
    received.removeFirst(start)
    if !replies.isEmpty {
      inFlight.removeFirst(replies.count)
      let each = (now - headSince) / Double(replies.count)
      if each < 0.005 { window = min(64, window * 2) } else if each > 0.05 { window = max(2, window / 2) }
      headSince = now
    }
    return replies
  }

  /// Ends it; returns the signal that had ended it before, 0 where none had.
  @discardableResult
  func end() -> Int32 {
    close(input)
    close(output)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F
  }

  /// Lets it end by itself: nothing more comes.
  func dismiss() {
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }
}
