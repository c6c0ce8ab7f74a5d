/// The program that the kernel runs before every system call of a submission (seccomp, classic BPF).
///
/// Allowed is all that a calculation needs, threads among it; refused with "not permitted" are new processes, the network,
/// namespaces, tracing, keys and whatever else only an attack needs. `clone3` is said not to exist, so that the C
/// library falls back to `clone`, whose flags can be seen.
struct SystemCallFilter: Sendable {
  /// The filter as bubblewrap takes it; empty for an architecture whose numbers are not known here.
  let bytes: [UInt8]

  /// What a processor's numbers are.
  private struct Numbers {
    /// Linux's own mark for the architecture.
    let architecture: UInt32
    let clone: UInt32
    let refused: [UInt32]
  }

  #if arch(x86_64)
    private static let numbers: Numbers? = Numbers(
      architecture: 0xC000_003E, clone: 56,
      refused: [
        57, 58,  // fork, vfork
        41, 42, 43, 44, 45, 46, 47, 49, 50, 53, 288, 299, 307,  // sockets
        101, 310, 311, 312, 434, 438, 440,  // tracing, other processes' memory and descriptors
        155, 161, 165, 166, 272, 308, 428, 429, 430, 431, 432, 433, 442,  // roots, mounts, namespaces
        248, 249, 250, 298, 321, 323, 425, 426, 427,  // keys, counters, bpf, user faults, io_uring
        29, 30, 31, 64, 65, 66, 67, 68, 69, 70, 71, 240, 241,  // shared memory, message queues
        134, 135, 139, 153, 154, 163, 167, 168, 169, 170, 171, 172, 173, 175, 176, 179, 246, 304, 313, 320,
        105, 106, 113, 114, 117, 119, 122, 123, 126,  // other users
      ])
  #elseif arch(arm64)
    private static let numbers: Numbers? = Numbers(
      architecture: 0xC000_00B7, clone: 220,
      refused: [
        198, 199, 200, 201, 202, 203, 206, 207, 211, 212, 242, 243, 269,
        117, 270, 271, 272, 434, 438, 440,
        51, 39, 40, 41, 97, 268, 428, 429, 430, 431, 432, 433, 442,
        217, 218, 219, 241, 280, 282, 425, 426, 427,
        180, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197,
        104, 105, 106, 142, 224, 225, 273, 294, 265,
        143, 144, 145, 146, 147, 149, 151, 152, 159,
      ])
  #else
    private static let numbers: Numbers? = nil
  #endif

  init() {
    guard let numbers = SystemCallFilter.numbers else {
      bytes = []
      return
    }
    var program = BPF()
    program.loadWord(4)
    program.jump(ifEqual: numbers.architecture, else: .kill)
    program.loadWord(0)
    // The other numbering of the same processor.
    program.refuse(atLeast: 0x4000_0000)
    program.answer(435, .notImplemented)
    for number in numbers.refused { program.answer(number, .refuse) }
    program.allowThreadsOnly(numbers.clone)
    program.allow()
    bytes = program.bytes
  }
}

/// Instructions of eight bytes: code, two jump distances, operand.
private struct BPF {
  private(set) var bytes: [UInt8] = []

  enum Verdict: UInt32 {
    case allow = 0x7FFF_0000
    case kill = 0x8000_0000
    /// EPERM.
    case refuse = 0x0005_0001
    /// ENOSYS.
    case notImplemented = 0x0005_0026
  }

  private mutating func add(_ code: UInt16, _ yes: UInt8 = 0, _ no: UInt8 = 0, _ operand: UInt32) {
    bytes += [UInt8(code & 0xFF), UInt8(code >> 8), yes, no]
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(operand >> UInt32(shift) & 0xFF)) }
  }

  /// The word at that offset of `seccomp_data`: 0 the number, 4 the architecture, 16 the first argument.
  mutating func loadWord(_ offset: UInt32) { add(0x20, 0, 0, offset) }

  mutating func jump(ifEqual value: UInt32, else verdict: Verdict) {
    add(0x15, 1, 0, value)
    add(0x06, 0, 0, verdict.rawValue)
  }

  mutating func refuse(atLeast value: UInt32) {
    add(0x35, 0, 1, value)
    add(0x06, 0, 0, Verdict.refuse.rawValue)
  }

  mutating func answer(_ number: UInt32, _ verdict: Verdict) {
    add(0x15, 0, 1, number)
    add(0x06, 0, 0, verdict.rawValue)
  }

  /// `clone` is refused unless it makes a thread (CLONE_THREAD).
  mutating func allowThreadsOnly(_ clone: UInt32) {
    add(0x15, 0, 3, clone)
    loadWord(16)
    add(0x45, 1, 0, 0x0001_0000)
    add(0x06, 0, 0, Verdict.refuse.rawValue)
  }

  mutating func allow() { add(0x06, 0, 0, Verdict.allow.rawValue) }
}
