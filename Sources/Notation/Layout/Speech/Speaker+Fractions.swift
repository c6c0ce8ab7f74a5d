/// Fractions, derivatives and roots.
extension Speaker {
  mutating func speak(_ fraction: MathTree.Fraction) {
    if !fraction.hasBar {
      if fraction.opening == "(" {
        if language == .chinese { say("", "从") }
        part(fraction.numerator, "quantity", "整体")
        say("choose", "中选")
        part(fraction.denominator, "quantity", "整体")
        return say("", "的组合数")
      }
      part(fraction.numerator, "quantity", "整体")
      say("above", "在上")
      return part(fraction.denominator, "quantity", "整体")
    }
    if let derivative = Derivative(fraction) { return speak(derivative) }
    if Speaker.isAtom(fraction.numerator), Speaker.isAtom(fraction.denominator) {
      if language == .english {
        speak(fraction.numerator)
        say("over", "")
        return speak(fraction.denominator)
      }
      speak(fraction.denominator)
      say("", "分之")
      return speak(fraction.numerator)
    }
    say("fraction, numerator", "分式，分子")
    speak(fraction.numerator)
    say(", denominator", "，分母")
    speak(fraction.denominator)
    say(", end fraction", "，分式结束")
  }

  /// A part, with words around it where it is more than one thing.
  private mutating func part(_ tree: MathTree, _ english: StaticString, _ chinese: StaticString) {
    if Speaker.isAtom(tree) { return speak(tree) }
    say(english, chinese)
    speak(tree)
    say(", end quantity,", "，整体结束，")
  }

  private mutating func speak(_ derivative: Derivative) {
    if language == .english {
      say("the", "")
      order(derivative.order)
      if derivative.isPartial { say("partial", "") }
      say("derivative", "")
      if !derivative.function.isEmpty {
        say("of", "")
        row(derivative.function)
      }
      say("with respect to", "")
      for (index, variable) in derivative.variables.enumerated() {
        if index > 0 { say("and", "") }
        row(variable)
      }
      if derivative.function.isEmpty { say("of", "") }
      return
    }
    if !derivative.function.isEmpty { row(derivative.function) }
    say("", "对")
    for (index, variable) in derivative.variables.enumerated() {
      if index > 0 { say("", "和") }
      row(variable)
    }
    if derivative.function.isEmpty {
      order(derivative.order)
      return derivative.isPartial ? say("", "求偏导，") : say("", "求导，")
    }
    say("", "的")
    order(derivative.order)
    derivative.isPartial ? say("", "偏导") : say("", "导数")
  }

  private mutating func order(_ order: Int) {
    switch order {
    case 1: break
    case 2: say("second", "二阶")
    case 3: say("third", "三阶")
    default:
      say(String(order))
      say("th", "阶")
    }
  }

  mutating func root(_ radicand: MathTree, _ degree: MathTree?) {
    if let degree {
      if degree.isNumber("3") {
        say("the cube root of", "立方根")
      } else {
        say("the root of degree", "开")
        speak(degree)
        say("of", "次方根")
      }
    } else {
      say("the square root of", "根号")
    }
    speak(radicand)
    if !Speaker.isAtom(radicand) { say(", end root", "，根号结束") }
  }
}

/// `∂²L/∂w∂b`: a fraction that is a derivative.
struct Derivative {
  var isPartial: Bool
  var order = 1
  var function: [MathTree]
  var variables: [[MathTree]] = []

  init?(_ fraction: MathTree.Fraction) {
    let above = fraction.numerator.items.filter { !$0.isBlank }
    let below = fraction.denominator.items.filter { !$0.isBlank }
    guard let sign = above.first, let mark = Derivative.mark(sign.withoutScripts), below.count >= 2,
      Derivative.mark(below[0]) == mark
    else { return nil }
    if case .scripts(let scripts) = sign {
      guard scripts.sub == nil, case .number(let digits, _)? = scripts.sup, let count = Int(digits),
        count < 100
      else { return nil }
      order = count
    }
    isPartial = mark == "∂"
    function = Array(above.dropFirst())
    for item in below {
      if Derivative.mark(item) == mark {
        variables.append([])
      } else {
        variables[variables.count - 1].append(Derivative.withoutOrder(item, order))
      }
    }
    for variable in variables where variable.isEmpty || variable.count > 2 { return nil }
    // `d a / d b` with more in it is a ratio of differences that has to be spelt out.
    for item in function where item.atomClass == .binary || item.atomClass == .relation { return nil }
  }

  private static func mark(_ tree: MathTree) -> Unicode.Scalar? {
    guard case .symbol(let symbol) = tree, symbol.scalar == "d" || symbol.scalar == "∂" else { return nil }
    return symbol.scalar
  }

  /// `x²` under `d²` is the variable `x`.
  private static func withoutOrder(_ tree: MathTree, _ order: Int) -> MathTree {
    guard order > 1, case .scripts(var scripts) = tree, let sup = scripts.sup, sup.isNumber(String(order))
    else {
      return tree
    }
    scripts.sup = nil
    return scripts.sub == nil ? scripts.base : .scripts(scripts)
  }
}

extension MathTree {
  func isNumber(_ digits: String) -> Bool {
    if case .number(let own, _) = self { return own == digits }
    if case .row(let items) = self, items.count == 1 { return items[0].isNumber(digits) }
    return false
  }
}
