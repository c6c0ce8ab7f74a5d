internal import Glibc

/// A computation graph of single numbers for millions of nodes: each operation is written down as it is computed, and the
/// way back reads the list from its end (unit 2.8).
///
/// The same idea as `ComputationGraph`, without names and without objects: a node is its place in the list, so every
/// operand stands before the node that uses it, and the order of the list is an order in which all is known in time.
public struct Tape: ~Copyable {
  /// A number on the tape.
  public struct Node: Hashable, Sendable {
    fileprivate let place: Int32
  }

  private enum Operation: UInt8 {
    case leaf, add, subtract, multiply, divide, negate, relu, tanh, sigmoid, exp, log
  }

  /// Number of nodes.
  public private(set) var count = 0
  private var capacity: Int
  private var operations: UnsafeMutablePointer<Operation>
  private var lefts: UnsafeMutablePointer<Int32>
  private var rights: UnsafeMutablePointer<Int32>
  private var values: UnsafeMutablePointer<Double>
  private var slopes: UnsafeMutablePointer<Double>

  public init(capacity: Int = 1024) {
    self.capacity = max(capacity, 1)
    operations = .allocate(capacity: self.capacity)
    lefts = .allocate(capacity: self.capacity)
    rights = .allocate(capacity: self.capacity)
    values = .allocate(capacity: self.capacity)
    slopes = .allocate(capacity: self.capacity)
  }

  deinit {
    operations.deallocate()
    lefts.deallocate()
    rights.deallocate()
    values.deallocate()
    slopes.deallocate()
  }

  /// Forgets all nodes and keeps the room for them.
  public mutating func clear() { count = 0 }

  // MARK: Forward

  /// A number that comes from outside.
  public mutating func variable(_ value: Double) -> Node { append(.leaf, 0, 0, value) }

  public mutating func add(_ a: Node, _ b: Node) -> Node { append(.add, a.place, b.place, self[a] + self[b]) }

  public mutating func subtract(_ a: Node, _ b: Node) -> Node {
    append(.subtract, a.place, b.place, self[a] - self[b])
  }

  public mutating func multiply(_ a: Node, _ b: Node) -> Node {
    append(.multiply, a.place, b.place, self[a] * self[b])
  }

  public mutating func divide(_ a: Node, _ b: Node) -> Node {
    append(.divide, a.place, b.place, self[a] / self[b])
  }

  public mutating func negate(_ a: Node) -> Node { append(.negate, a.place, 0, -self[a]) }

  public mutating func relu(_ a: Node) -> Node { append(.relu, a.place, 0, self[a] > 0 ? self[a] : 0) }

  public mutating func tanh(_ a: Node) -> Node { append(.tanh, a.place, 0, Glibc.tanh(self[a])) }

  public mutating func sigmoid(_ a: Node) -> Node {
    append(.sigmoid, a.place, 0, Activation.sigmoid.value(self[a]))
  }

  public mutating func exp(_ a: Node) -> Node { append(.exp, a.place, 0, Glibc.exp(self[a])) }

  public mutating func log(_ a: Node) -> Node { append(.log, a.place, 0, Glibc.log(self[a])) }

  /// The value of a node.
  public subscript(node: Node) -> Double { values[Int(node.place)] }

  // MARK: Backward

  /// The slope of the node that `backward` started from in this one.
  public func slope(_ node: Node) -> Double { slopes[Int(node.place)] }

  /// From dJ/dJ = 1 back to every node before it; a node that is used twice gets both slopes added.
  public mutating func backward(from output: Node) {
    let last = Int(output.place)
    slopes.update(repeating: 0, count: count)
    slopes[last] = 1
    for i in stride(from: last, through: 0, by: -1) {
      let dz = slopes[i]
      let a = Int(lefts[i])
      let b = Int(rights[i])
      switch operations[i] {
      case .leaf: break
      case .add:
        slopes[a] += dz
        slopes[b] += dz
      case .subtract:
        slopes[a] += dz
        slopes[b] -= dz
      case .multiply:
        slopes[a] += dz * values[b]
        slopes[b] += dz * values[a]
      case .divide:
        slopes[a] += dz / values[b]
        slopes[b] -= dz * values[i] / values[b]
      case .negate: slopes[a] -= dz
      case .relu: slopes[a] += values[i] > 0 ? dz : 0
      case .tanh: slopes[a] += dz * (1 - values[i] * values[i])
      case .sigmoid: slopes[a] += dz * values[i] * (1 - values[i])
      case .exp: slopes[a] += dz * values[i]
      case .log: slopes[a] += dz / values[a]
      }
    }
  }

  // MARK: The list

  private mutating func append(
    _ operation: Operation, _ left: Int32, _ right: Int32, _ value: Double
  ) -> Node {
    if count == capacity { grow() }
    let place = count
    operations[place] = operation
    lefts[place] = left
    rights[place] = right
    values[place] = value
    count = place + 1
    return Node(place: Int32(truncatingIfNeeded: place))
  }

  @inline(never)
  private mutating func grow() {
    precondition(capacity <= Int(Int32.max) / 2, "a tape holds 2³¹ nodes at most")
    let larger = capacity * 2
    operations = moved(operations, larger)
    lefts = moved(lefts, larger)
    rights = moved(rights, larger)
    values = moved(values, larger)
    slopes = moved(slopes, larger)
    capacity = larger
  }

  private func moved<Element>(
    _ old: UnsafeMutablePointer<Element>, _ room: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: room)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
