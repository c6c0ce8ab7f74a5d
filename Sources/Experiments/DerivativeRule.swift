internal import NeuralNetworks

/// An operation and its derivatives as they are written: `u = bc`, ∂u/∂b = c, ∂u/∂c = b.
struct DerivativeRule {
  /// LaTeX of the operation.
  let formula: String
  /// LaTeX of the derivative in each operand.
  let derivatives: [String]

  private init(_ formula: String, _ derivatives: [String]) {
    self.formula = formula
    self.derivatives = derivatives
  }

  /// - Parameter x: LaTeX of the operands: numbers and names.
  init(_ operation: ComputationGraph.Operation, of x: [String]) {
    let z = x[0]
    self =
      switch operation {
      case .copy: Self(z, ["1"])
      case .add:
        Self(x.dropFirst().reduce(z) { $0 + ($1.hasPrefix("-") ? " " : " + ") + $1 }, x.map { _ in "1" })
      case .subtract: Self("\(z) - \(bracketed(x[1]))", ["1", "-1"])
      case .multiply:
        Self(
          product(x), x.indices.map { i in product(x.enumerated().filter { $0.offset != i }.map(\.element)) })
      case .divide:
        Self("\\frac{\(z)}{\(x[1])}", ["\\frac{1}{\(x[1])}", "-\\frac{\(z)}{\(bracketed(x[1]))^2}"])
      case .negate: Self("-\(bracketed(z))", ["-1"])
      case .power:
        Self("\(bracketed(z))^{\(x[1])}", [powerRule(z, x[1]), "\(bracketed(z))^{\(x[1])} \\log \(z)"])
      case .exp: Self("e^{\(z)}", ["e^{\(z)}"])
      case .log: Self("\\log \(bracketed(z))", ["\\frac{1}{\(z)}"])
      case .sqrt: Self("\\sqrt{\(z)}", ["\\frac{1}{2 \\sqrt{\(z)}}"])
      case .abs: Self("|\(z)|", ["\\operatorname{sign}(\(z))"])
      case .sin: Self("\\sin \(bracketed(z))", ["\\cos \(bracketed(z))"])
      case .cos: Self("\\cos \(bracketed(z))", ["-\\sin \(bracketed(z))"])
      case .sigmoid: Self("\\sigma(\(z))", ["\\sigma(\(z)) (1 - \\sigma(\(z)))"])
      case .tanh: Self("\\tanh \(bracketed(z))", ["1 - \\tanh^2 \(bracketed(z))"])
      case .relu: Self("\\max(0, \(z))", ["[\(z) > 0]"])
      case .leakyRelu:
        Self("\\max(0.01 \(z), \(z))", ["\\begin{cases} 1 & \(z) > 0 \\\\ 0.01 & \(z) \\le 0 \\end{cases}"])
      case .softplus: Self("\\log(1 + e^{\(z)})", ["\\sigma(\(z))"])
      case .logLoss:
        Self("L(\(z), \(x[1]))", [lossRule(z, x[1]), "\\log \\frac{1 - \(z)}{\(z)}"])
      case .max: Self("\\max(\(x.joined(separator: ", ")))", x.map { "[\($0) \\text{ largest}]" })
      case .min: Self("\\min(\(x.joined(separator: ", ")))", x.map { "[\($0) \\text{ smallest}]" })
      }
  }
}

/// −y/a + (1 − y)/(1 − a), of which one half vanishes for a label that is known.
private func lossRule(_ a: String, _ y: String) -> String {
  switch y {
  case "1": "-\\frac{1}{\(a)}"
  case "0": "\\frac{1}{1 - \(a)}"
  default: "-\\frac{\(y)}{\(a)} + \\frac{1 - \(y)}{1 - \(a)}"
  }
}

/// 2x for x², 3x² for x³, n x^{n-1} otherwise.
private func powerRule(_ base: String, _ exponent: String) -> String {
  switch Int(exponent) {
  case 2: "2 \(base)"
  case let whole?: "\(whole) \(bracketed(base))^{\(whole - 1)}"
  case nil: "\(exponent) \(bracketed(base))^{\(exponent) - 1}"
  }
}

/// Factors side by side, a dot before a number; the empty product is 1.
private func product(_ factors: [String]) -> String {
  guard let first = factors.first else { return "1" }
  return factors.dropFirst().reduce(first) { left, factor in
    left + (factor.first.map(\.isNumber) ?? false ? " \\cdot " : " ") + bracketed(factor)
  }
}

/// A negative number needs brackets where something stands before it.
private func bracketed(_ operand: String) -> String { operand.hasPrefix("-") ? "(\(operand))" : operand }
