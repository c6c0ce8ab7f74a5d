public import Course
public import Gradebook

/// One learner going through lessons: what is on the screen, what every key does, what is kept.
///
/// A value without a terminal: keys go in with `handle`, a screen comes out of `frame`, and what it cannot do
/// itself (leave, stop, open an editor, run an experiment) it asks its `Session` for.
public struct Player {
  /// What the player wants done outside.
  public enum Wish: Hashable, Sendable {
    case quit
    /// Ctrl-Z.
    case suspend
    /// `$EDITOR` on a text; the answer comes back through `edited`.
    case edit(text: String, ending: String)
  }

  enum Mode {
    case reading
    case answering(Answering)
    case live(LiveExperiment)
    case choosing(Chooser)
    case page(TextPage)
  }

  /// A text that lies over the step: help, source code.
  struct TextPage {
    let title: Message
    let kind: Kind
    var top = 0

    enum Kind {
      case help
      case tour
      case excerpt(Excerpt)
    }
  }

  /// Where the view is to go when the next frame is drawn.
  enum Scrolling: Hashable {
    case keep
    case top
    case bottom
    case piece(Int)
    case exercise(String)
    case cursor
  }

  let shelf: Shelf
  let judge: AnswerJudge
  /// Nil when progress cannot be kept; the reason is in `notice`.
  let progress: Progress?
  public internal(set) var language: Language
  let asciiOnly: Bool
  let hasColor: Bool

  public internal(set) var lesson: Lesson
  public internal(set) var stepIndex = 0
  /// How many pieces of the step are open.
  public internal(set) var piece = 1
  var top = 0
  var scrolling = Scrolling.top
  var mode = Mode.reading
  /// The exercises of the step by the destination of their links.
  var exercises: [String: ExerciseState] = [:]
  /// Exercises that could not be read, and why.
  var missing: [String: String] = [:]
  var focus: String?
  /// The steps that were left by a jump.
  var trail: [(path: String, step: String, piece: Int)] = []
  var runs = ExperimentRuns()
  var drawings = DrawingCache()
  /// A word above the keys, until the next key.
  public internal(set) var notice: Line?
  var history: [String] = []
  /// Whether lines are judged and shapes shown while an answer is written.
  var tellsMore = false
  var seen: Set<String> = []
  /// Said once when progress cannot be kept.
  private var saidThatNothingIsKept = false
  /// Whether the learner comes back to here; not for a review.
  public var keepsPlace = true
  /// Leaving the experiment ends it all.
  var isExperimentAlone = false
  /// Rows of the body in the last frame, for paging.
  var bodyRows = 20
  var contentRows = 0
  /// The step that was drawn last, and the one before that was left.
  var drawnPlace = ""
  var drawnLines: [Line] = []
  var finishedStep: [Line] = []
  /// How far a page scrolls: two lines stay to read on from.
  var pageRows: Int { max(1, bodyRows - 2) }

  /// - Parameters:
  ///   - place: Where to go on; the first step where it is nil or gone.
  ///   - progress: Nil when nothing can be kept.
  public init(
    lesson: Lesson, at place: Place? = nil, shelf: Shelf, judge: AnswerJudge, progress: Progress?,
    language: Language, asciiOnly: Bool = false, hasColor: Bool = true
  ) {
    self.lesson = lesson
    self.shelf = shelf
    self.judge = judge
    self.progress = progress
    self.language = language
    self.asciiOnly = asciiOnly
    self.hasColor = hasColor
    if let place, let index = Player.find(place, in: lesson) {
      stepIndex = index
      piece = min(max(place.piece, 1), lesson.steps[index].pieces.count)
      // Where it was left: the newest piece in view.
      scrolling = .piece(piece - 1)
    }
    prepare()
  }

  /// The step of a place: by its name, else by its text, else by its number.
  private static func find(_ place: Place, in lesson: Lesson) -> Int? {
    if let index = lesson.steps.firstIndex(where: { $0.id == place.step.step }) { return index }
    if let index = lesson.steps.firstIndex(where: { $0.contentKey == place.step.content }) { return index }
    return lesson.steps.indices.contains(place.number - 1) ? place.number - 1 : nil
  }

  public var step: Step { lesson.steps[stepIndex] }

  func say(_ message: Message) -> String { message.text(in: language) }

  // MARK: Going about

  /// Reads what the open pieces of the step refer to.
  mutating func prepare() {
    for link in openExercises where exercises[link.destination] == nil && missing[link.destination] == nil {
      switch shelf.exercise(link, lesson) {
      case .found(let exercise):
        let key = ExerciseState.key(of: exercise)
        let record =
          keep { progress throws(DatabaseError) in try progress.record(of: key) } ?? ExerciseRecord()
        let draft = keep { progress throws(DatabaseError) in try progress.draft(of: key) } ?? nil
        exercises[link.destination] = ExerciseState(exercise, key: key, record: record, draft: draft)
      case .missing(let reason): missing[link.destination] = reason
      }
    }
    let open = openExercises.map(\.destination)
    if focus == nil || !open.contains(focus ?? "") {
      focus = open.first { exercises[$0].map { !$0.record.isSolved } ?? false } ?? open.first
    }
  }

  /// Links to exercises in the open pieces, each once, in reading order.
  var openExercises: [Link] {
    var found: Set<String> = []
    return step.pieces.prefix(piece).flatMap { $0.links }.filter { link in
      guard case .exercise = link.target else { return false }
      return found.insert(link.destination).inserted
    }
  }

  /// Goes to a step of this lesson.
  mutating func go(to index: Int, piece: Int = 1, remembering: Bool = false) {
    if remembering { trail.append((lesson.path, step.id, self.piece)) }
    stepIndex = min(max(index, 0), lesson.steps.count - 1)
    self.piece = min(max(piece, 1), step.pieces.count)
    exercises = [:]
    missing = [:]
    focus = nil
    scrolling = .top
    mode = .reading
    prepare()
    keepPlace()
  }

  /// Opens another lesson; a step that it does not have is its first.
  mutating func open(_ path: String, step: String? = nil, piece: Int = 1, remembering: Bool = true) {
    do throws(FileError) {
      let next = try shelf.lesson(path)
      if remembering { trail.append((lesson.path, self.step.id, self.piece)) }
      lesson = next
      runs = ExperimentRuns()
      seen = []
      let place =
        step == nil ? keep { progress throws(DatabaseError) in try progress.place(in: next.id) } ?? nil : nil
      if let place, let index = Player.find(place, in: next) {
        go(to: index, piece: place.piece)
      } else {
        go(to: next.steps.firstIndex { $0.id == step } ?? 0, piece: piece)
      }
    } catch {
      notice = Line(error.message, .bad)
    }
  }

  /// Opens the next piece, else the next step, else the next lesson.
  mutating func next() {
    if piece < step.pieces.count {
      piece += 1
      scrolling = .piece(piece - 1)
      prepare()
      keepPlace()
      if piece == step.pieces.count { keepSeen() }
      return
    }
    keepSeen()
    if stepIndex + 1 < lesson.steps.count { return go(to: stepIndex + 1) }
    if let following = neighbour(1) {
      open(following.path(in: language))
      notice = Line(say(.nextLesson(following.title(in: language))), .accent)
    } else {
      notice = Line(say(.endOfCourse), .accent)
    }
  }

  mutating func back() {
    if stepIndex > 0 {
      go(to: stepIndex - 1, piece: .max)
      scrolling = .top
    } else {
      notice = Line(say(.atTheStart))
    }
  }

  /// The lesson before or after this one in the course.
  func neighbour(_ offset: Int) -> CourseFile? {
    let lessons = shelf.lessons()
    guard let index = lessons.firstIndex(where: { $0.id == lesson.id }),
      lessons.indices.contains(index + offset)
    else { return nil }
    return lessons[index + offset]
  }

  // MARK: Keeping

  /// Asks the progress file; an error is said once, and the lesson goes on.
  mutating func keep<Result>(_ body: (Progress) throws(DatabaseError) -> Result) -> Result? {
    guard let progress else { return nil }
    do throws(DatabaseError) {
      return try body(progress)
    } catch {
      if !saidThatNothingIsKept {
        saidThatNothingIsKept = true
        notice = Line(say(.notKept(error.message)), .warning)
      }
      return nil
    }
  }

  var stepKey: StepKey { StepKey(lesson: lesson.id, step: step.id, content: step.contentKey) }

  /// Begins with the keys that a learner needs on the first day.
  public mutating func welcome() { mode = .page(TextPage(title: .tourTitle, kind: .tour)) }

  /// Tells why nothing is kept, on the first screen.
  public mutating func warn(of problem: DatabaseError) {
    notice = Line(say(.notKept(problem.message)), .warning)
  }

  mutating func keepPlace() {
    guard keepsPlace else { return }
    let place = Place(
      step: stepKey, piece: piece, number: stepIndex + 1, count: lesson.steps.count, file: lesson.path)
    _ = keep { progress throws(DatabaseError) in try progress.move(to: place) }
  }

  private mutating func keepSeen() {
    let key = stepKey
    guard seen.insert(key.step).inserted else { return }
    _ = keep { progress throws(DatabaseError) in
      if try progress.seen(among: [key]).isEmpty { try progress.record(.seen(key)) }
    }
  }
}

extension Step {
  /// The fingerprint as text.
  var contentKey: String { String(fingerprint, radix: 16) }
}
