internal import SourceText

/// Where a line of English or Chinese may end (a part of Unicode Standard Annex #14, and the usual kinsoku
/// rules for Chinese and Japanese).
enum LineBreaking {
  enum Class: Hashable {
    case space
    /// Ideographs and kana: a line may end before and after.
    case ideograph
    /// Must not begin a line: `，。）!?`.
    case closing
    /// Must not end a line: `（「(`.
    case opening
    /// A line may end after it when letters follow: `-`.
    case hyphen
    case letter
  }

  static func classify(_ character: Character) -> Class {
    guard let scalar = character.unicodeScalars.first else { return .letter }
    switch scalar {
    case " ", "\t": return .space
    case ")", "]", "}", ",", ".", ";", ":", "!", "?", "%", "’", "”", "»", "…", "、", "。", "，", "．", "：", "；",
      "！", "？", "）", "］", "｝", "〉", "》", "」", "』", "】", "〕", "〗", "·", "・", "ー", "々", "％", "°", "′":
      return .closing
    case "(", "[", "{", "‘", "“", "«", "（", "［", "｛", "〈", "《", "「", "『", "【", "〔", "〖", "￥", "$":
      return .opening
    case "-", "–", "—": return .hyphen
    default:
      let value = scalar.value
      let isIdeograph =
        (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
        || (0xFF00...0xFFEF).contains(value) || (0x20000...0x3FFFF).contains(value)
        || (0xAC00...0xD7A3).contains(value)
      return isIdeograph ? .ideograph : .letter
    }
  }

  /// Whether a line may end between two neighbours. Around spaces it always may.
  static func isAllowed(between left: Class, and right: Class) -> Bool {
    switch (left, right) {
    case (.space, _), (_, .space): true
    case (_, .closing), (.opening, _): false
    case (.ideograph, _), (_, .ideograph): true
    case (.closing, .opening): false
    case (.hyphen, .letter): true
    default: false
    }
  }
}
