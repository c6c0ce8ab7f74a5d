/// What an atom does in a formula: it decides the space around it (*The TeXbook*, chapter 18).
enum AtomClass: UInt8, Sendable {
  case ordinary
  /// `∑`, `∫` and their like.
  case largeOperator
  /// A name such as `log` that stands before what it is applied to.
  case function
  case binary
  case relation
  case opening
  case closing
  case punctuation
  /// A fraction or dots: keeps a little distance.
  case inner
  /// Anything between two brackets.
  case fenced
  /// An operator with nothing before it: the minus of `-x`.
  case sign
}

/// Space between neighbours, the same for every printer.
enum AtomSpace: UInt8, Sendable {
  case none
  case thin
  case medium
  case thick

  /// The space between two atoms; scripts are set tight.
  static func between(_ left: AtomClass, _ right: AtomClass, tight: Bool) -> AtomSpace {
    switch (left, right) {
    case (.opening, _), (.sign, _), (_, .closing), (_, .punctuation): .none
    case (.punctuation, _): tight ? .none : .thin
    case (.relation, .relation): .none
    case (.relation, _), (_, .relation): tight ? .none : .thick
    case (.binary, _), (_, .binary): tight ? .none : .medium
    case (.largeOperator, _), (_, .largeOperator): .thin
    case (.function, .opening), (.function, .fenced): .none
    case (.function, _): .thin
    case (_, .function): .thin
    case (.inner, _), (_, .inner): tight ? .none : .thin
    default: .none
    }
  }
}

extension AtomClass {
  /// The classes of neighbours in a row: a binary operator with nothing before it is a sign, with
  /// nothing after it an ordinary character.
  static func resolved(_ classes: [AtomClass]) -> [AtomClass] {
    var resolved = classes
    var previous: AtomClass?
    for index in resolved.indices {
      switch resolved[index] {
      case .binary:
        switch previous {
        case nil, .binary, .relation, .opening, .punctuation, .largeOperator, .function, .sign:
          resolved[index] = .sign
        default: break
        }
      case .relation, .closing, .punctuation:
        if index > 0, previous == .binary { resolved[index - 1] = .ordinary }
      default: break
      }
      previous = resolved[index]
    }
    if previous == .binary, let last = resolved.indices.last { resolved[last] = .ordinary }
    return resolved
  }
}
