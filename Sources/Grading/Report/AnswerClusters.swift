import Algebra
import Course
import Derivation
import Notation

/// Answers that say the same.
public struct AnswerCluster: Hashable, Sendable {
  /// As the first of them was written.
  public let example: String
  /// Indices of the answers.
  public internal(set) var members: [Int]
}

extension PreparedExercise {
  /// Groups answers by what they mean: formulas by equivalence, derivations by the line that matters, all else by their text.
  /// The largest group comes first.
  ///
  /// - Parameter answers: With the number of the first faulty line, where the answer has lines.
  public func clusters(_ answers: [(text: String, line: Int?)]) -> [AnswerCluster] {
    var byText: [String: Int] = [:]
    var clusters: [AnswerCluster] = []
    var formulas: [Expression?] = []
    let judge = context.judge(points: point.isEmpty ? [] : [point])
    for (index, answer) in answers.enumerated() {
      let text = answer.text.filter { !$0.isWhitespace }
      if let known = byText[text] {
        clusters[known].members.append(index)
        continue
      }
      let formula = formula(in: answer.text, line: answer.line)
      // Every new answer meets every group; past so many groups only its text is compared.
      let same =
        clusters.count > 80
        ? nil
        : clusters.indices.first { other in
          guard let formula, let known = formulas[other] else { return false }
          guard case .equal? = try? judge.compare(known, formula) else { return false }
          return true
        }
      if let same {
        clusters[same].members.append(index)
        byText[text] = same
      } else {
        byText[text] = clusters.count
        clusters.append(AnswerCluster(example: answer.text, members: [index]))
        formulas.append(formula)
      }
    }
    return clusters.enumerated().sorted {
      ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset)
    }.map(\.element)
  }

  /// The formula that an answer stands or falls with.
  private func formula(in text: String, line: Int?) -> Expression? {
    let source: String
    switch exercise.task {
    case .expression, .matrix, .number: source = text
    case .derivation:
      let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy { $0 == " " } }
      guard let wanted = line.map({ $0 - 1 }) ?? lines.indices.last, lines.indices.contains(wanted) else {
        return nil
      }
      source = String(lines[wanted])
    default: return nil
    }
    let value = source.lastIndex(of: "=").map { String(source[source.index(after: $0)...]) } ?? source
    return try? read(value, vocabulary: context.vocabulary)
  }
}
