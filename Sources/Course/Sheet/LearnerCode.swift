internal import SourceText

/// A learner's code: the word on a sheet that picks its numbers (`Exercise.seed(ofCode:)`).
///
/// A code that Gradus makes has six letters and digits, none that is taken for another; the last one belongs to the five before it, so
/// that no slip of one letter and no two letters swapped give another code of ours.
public enum LearnerCode {
  /// 31 signs, a prime number: `checkSum` then tells every single slip.
  private static let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789".utf8)
  private static let length = 6

  /// The code of a name, the same everywhere.
  public static func of(_ name: String) -> String {
    var hash = StableHash(name.utf8).value
    hash ^= hash >> 32
    let count = UInt64(letters.count)
    var made: [UInt8] = []
    for _ in 1..<length {
      made.append(letters[Int(hash % count)])
      hash /= count
    }
    let last = letters.first { checkSum(made + [$0]) == 0 }
    return String(decoding: made + (last.map { [$0] } ?? []), as: UTF8.self)
  }

  /// Whether it has the shape of a code of ours, so that it has to be one.
  public static func looksMade(_ code: String) -> Bool {
    let signs = code.trimmed.uppercased().utf8
    return signs.count == length && signs.allSatisfy { letters.contains($0) }
  }

  /// Whether it is a code of ours, without a slip.
  public static func isMade(_ code: String) -> Bool {
    looksMade(code) && checkSum(Array(code.trimmed.uppercased().utf8)) == 0
  }

  private static func checkSum(_ signs: [UInt8]) -> Int {
    signs.enumerated().reduce(0) { sum, sign in
      sum + (sign.offset + 1) * (letters.firstIndex(of: sign.element) ?? 0)
    } % letters.count
  }
}
