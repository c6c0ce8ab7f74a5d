import Course
import Grading

/// What a batch has to know of exercises besides how they judge.
struct ExerciseFacts {
  struct Facts {
    let points: Double
    /// A hash of the exercise's text: marks are stamped with it.
    let version: String
    let title: String
    /// Whether every learner may have numbers of their own.
    let hasVariants: Bool
    /// Whether answers are formulas, one a line.
    let hasFormulas: Bool
  }

  private let files: [String: CourseFile]
  private let language: Language
  private var known: [String: Facts] = [:]

  init(_ files: [CourseFile], _ language: Language) {
    self.files = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.language = language
  }

  var ids: [String] { files.keys.sorted() }

  subscript(id: String) -> Facts {
    mutating get {
      if let facts = known[id] { return facts }
      let facts = read(id)
      known[id] = facts
      return facts
    }
  }

  private func read(_ id: String) -> Facts {
    guard let file = files[id], let bytes = try? readFile(file.path) else {
      return Facts(points: 1, version: "-", title: id, hasVariants: false, hasFormulas: false)
    }
    var hash = Fingerprint()
    hash.add(bytes)
    guard let exercise = try? Exercise.read(file.path, in: language) else {
      return Facts(points: 1, version: hash.text, title: id, hasVariants: false, hasFormulas: false)
    }
    let title = exercise.title.plainText
    return Facts(
      points: exercise.facts.points, version: hash.text, title: title.isEmpty ? id : title,
      hasVariants: !exercise.variants.isEmpty, hasFormulas: exercise.task.hasFormulas)
  }
}

extension Exercise.Task {
  /// Whether answers are formulas, one a line.
  var hasFormulas: Bool {
    switch self {
    case .expression, .matrix, .derivation, .number: true
    default: false
    }
  }
}
