/// What a typesetter must know of a character: whether it is Chinese, and whether a line may end beside it.
enum Scripts {
  /// An ideograph or kana: written without spaces.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// A full-width mark: it brings its own space.
  static func isHanMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x3004, 0x3008...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }

  /// Something that hangs on a formula beside it: `$n$th`, `non-$x$`.
  static func clings(_ scalar: Unicode.Scalar) -> Bool {
    guard !isHan(scalar), !isHanMark(scalar) else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "-'’“‘\"(‐–/%".unicodeScalars.contains(scalar)
  }
}

extension String {
  // Browsers end lines between a formula and a mark behind it, full-width ones above all.
  private static let opening: Set<Character> = ["(", "[", "（", "［", "《", "「", "『", "【"]
  private static let closing: Set<Character> = [
    ".", ",", ";", ":", "!", "?", ")", "]", "”", "…", "。", "，", "、", "；", "：", "！", "？", "）", "］", "》", "」",
    "』",
    "】",
  ]

  /// The end of the text that may not be parted from what follows it.
  var clingingTail: Substring {
    guard let last = lastIndex(where: { !$0.clings && !String.opening.contains($0) }) else {
      return self[...]
    }
    return self[index(after: last)...]
  }

  /// The beginning of the text that may not be parted from what stands before it.
  var clingingHead: Substring {
    self[..<(firstIndex { !$0.clings && !String.closing.contains($0) } ?? endIndex)]
  }
}

extension Character {
  fileprivate var clings: Bool { unicodeScalars.first.map(Scripts.clings) ?? false }
}
