internal import Algebra

/// The names of one ASCII letter, made once: most names are these.
enum OneLetterNames {
  private static let nodes: [Expression.Node] = (0x41...0x7A).map {
    .symbol(Symbol(String(Character(Unicode.Scalar(UInt8($0))))))
  }

  static func node(_ byte: UInt8) -> Expression.Node? {
    guard isLetter(byte) else { return nil }
    return nodes[Int(byte) - 0x41]
  }
}
