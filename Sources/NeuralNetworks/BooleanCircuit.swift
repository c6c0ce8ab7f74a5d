/// Logic gates put together (unit 4.4): what is cheap in depth can be dear when flat.
public indirect enum BooleanCircuit: Hashable, Sendable {
  /// Input number i, counted from 0.
  case input(Int)
  case not(BooleanCircuit)
  /// True where all are; any number of inputs.
  case and([BooleanCircuit])
  /// True where some is; any number of inputs.
  case or([BooleanCircuit])
  /// True where exactly one of two is.
  case xor(BooleanCircuit, BooleanCircuit)

  public func callAsFunction(_ bits: [Bool]) -> Bool {
    switch self {
    case .input(let i): bits[i]
    case .not(let circuit): !circuit(bits)
    case .and(let circuits): circuits.allSatisfy { $0(bits) }
    case .or(let circuits): circuits.contains { $0(bits) }
    case .xor(let left, let right): left(bits) != right(bits)
    }
  }

  /// Gates, negations not counted: they can be had for nothing at the inputs.
  public var gateCount: Int {
    switch self {
    case .input: 0
    case .not(let circuit): circuit.gateCount
    case .and(let circuits), .or(let circuits): circuits.reduce(1) { $0 + $1.gateCount }
    case .xor(let left, let right): 1 + left.gateCount + right.gateCount
    }
  }

  /// Gates on the longest way from an input to the output.
  public var depth: Int {
    switch self {
    case .input: 0
    case .not(let circuit): circuit.depth
    case .and(let circuits), .or(let circuits): 1 + (circuits.map { $0.depth }.max() ?? 0)
    case .xor(let left, let right): 1 + max(left.depth, right.depth)
    }
  }

  /// Parity of n bits as a balanced tree: n - 1 gates, depth ⌈log₂ n⌉.
  public static func parityTree(_ n: Int) -> BooleanCircuit { tree(over: 0..<n) }

  private static func tree(over inputs: Range<Int>) -> BooleanCircuit {
    if inputs.count <= 1 { return .input(inputs.lowerBound) }
    let middle = inputs.lowerBound + inputs.count / 2
    return .xor(tree(over: inputs.lowerBound..<middle), tree(over: middle..<inputs.upperBound))
  }

  /// Parity of n bits in two levels: one `and` for each of the 2ⁿ⁻¹ inputs with an odd number of ones, one `or`.
  public static func parityFlat(_ n: Int) -> BooleanCircuit {
    precondition(n >= 1 && n <= 20, "2ⁿ⁻¹ gates")
    let terms = (0..<1 << n).filter { $0.nonzeroBitCount % 2 == 1 }.map { pattern in
      BooleanCircuit.and(
        (0..<n).map { i in pattern >> i & 1 == 1 ? .input(i) : .not(.input(i)) })
    }
    return .or(terms)
  }
}

/// Parity by ONE hidden layer of n threshold units: unit k fires where at least k bits are 1, and the output
/// adds them with weights +1, -1, +1, …
///
/// The exponential size above is a fact about and/or gates, not about neurons.
public func parityByThresholds(_ bits: [Bool]) -> Bool {
  let s = bits.filter { $0 }.count
  var output = 0
  for k in 1...max(bits.count, 1) where s >= k {
    output += k % 2 == 1 ? 1 : -1
  }
  return output >= 1
}
