import Testing

@testable import Gradebook

/// A clock that a test sets.
private final class Clock {
  var time = 1_000_000_000_000
  func advance(days: Double) { time += Int(days * 86_400_000) }
}

private func step(_ name: String, content: String = "c", lesson: String = "week2/08") -> StepKey {
  StepKey(lesson: lesson, step: name, content: content)
}

private func place(_ name: String, piece: Int = 1, lesson: String = "week2/08") -> Place {
  Place(step: step(name, lesson: lesson), piece: piece, number: 2, count: 5, file: lesson + ".md")
}

private let question = ExerciseKey(exercise: "week2/db", content: "e1")

@Test func resumesWhereItWasLeft() throws {
  let folder = try TemporaryFolder()
  let clock = Clock()
  let path = folder.path + "/progress.sqlite"
  do {
    let progress = try Progress(path: path) { clock.time }
    try progress.move(to: place("one"))
    clock.time += 1
    try progress.move(to: place("other", lesson: "week1/01"))
    clock.time += 1
    try progress.move(to: place("two", piece: 3))
  }
  let progress = try Progress(path: path) { clock.time }
  #expect(try progress.latestPlace() == place("two", piece: 3))
  #expect(try progress.place(in: "week1/01") == place("other", lesson: "week1/01"))
  #expect(try progress.place(in: "week9/01") == nil)
  #expect(try progress.places().count == 2)
}

@Test func stepsAreFoundAgainAfterARenameOrAnEdit() throws {
  let progress = try Progress.inMemory { 0 }
  try progress.record(.seen(step("chain-rule", content: "aaaa")))
  let renamed = step("the-chain-rule", content: "aaaa")
  let edited = step("chain-rule", content: "bbbb")
  let moved = step("chain-rule", content: "aaaa", lesson: "week3/01")
  let both = step("the-chain-rule", content: "bbbb")
  #expect(try progress.seen(among: [renamed, edited, moved, both]) == [renamed, edited, moved])
}

@Test func countsAttemptsHintsAndTheSolution() throws {
  let clock = Clock()
  let progress = try Progress.inMemory { clock.time }
  let answers: [(String, ProgressEvent.Outcome)] = [
    ("3*(c", .malformed), ("3b", .wrong), ("3c + 0*x", .undecided), ("3c", .correct),
  ]
  for (answer, outcome) in answers {
    clock.time += 1
    try progress.record(.tried(question, answer: answer, outcome: outcome))
  }
  try progress.record(.hinted(question, tier: 2))
  try progress.record(.hinted(question, tier: 1))
  let record = try progress.record(of: question)
  #expect(record.attempts == 2)
  #expect(record.mistakes == 1)
  #expect(record.hints == 2)
  #expect(record.solvedAt == clock.time)
  #expect(record.lastAnswer == "3c")
  #expect(!record.sawSolution)
  try progress.record(.solutionShown(question))
  #expect(try progress.record(of: question).sawSolution)
  #expect(try progress.records()[question] == progress.record(of: question))
}

@Test func exercisesAreFoundAgainAfterARename() throws {
  let progress = try Progress.inMemory { 0 }
  try progress.record(.tried(question, answer: "3c", outcome: .correct))
  let renamed = ExerciseKey(exercise: "week2/derivative-by-b", content: "e1")
  #expect(try progress.record(of: renamed).isSolved)
  #expect(try !progress.record(of: ExerciseKey(exercise: "other", content: "e2")).isSolved)
  try progress.record(.tried(renamed, answer: "3b", outcome: .wrong))
  // One exercise under its latest name, not two.
  #expect(try progress.records().keys.map(\.exercise) == ["week2/derivative-by-b"])
}

@Test func wrongAnswersComeBackAfterOneThreeAndSevenDays() throws {
  let clock = Clock()
  let progress = try Progress.inMemory { clock.time }
  func answer(_ outcome: ProgressEvent.Outcome) throws {
    try progress.record(.tried(question, answer: "x", outcome: outcome))
  }
  func isDue() throws -> Bool { try progress.reviewsDue().map(\.key) == [question] }
  try answer(.wrong)
  #expect(try !isDue())
  try answer(.correct)
  #expect(try !isDue())
  for days in [1.0, 3.0, 7.0] {
    clock.advance(days: days - 0.5)
    #expect(try !isDue())
    // Practising early does not move the plan.
    try answer(.correct)
    clock.advance(days: 0.5)
    #expect(try isDue())
    try answer(.correct)
    #expect(try !isDue())
  }
  clock.advance(days: 100)
  #expect(try !isDue())
}

@Test func aMistakeInAReviewStartsAgain() throws {
  let clock = Clock()
  let progress = try Progress.inMemory { clock.time }
  for outcome in [ProgressEvent.Outcome.wrong, .correct] {
    try progress.record(.tried(question, answer: "x", outcome: outcome))
  }
  clock.advance(days: 1)
  try progress.record(.tried(question, answer: "x", outcome: .correct))
  #expect(try progress.record(of: question).review?.level == 1)
  clock.advance(days: 3)
  try progress.record(.tried(question, answer: "x", outcome: .wrong))
  #expect(try progress.record(of: question).review?.level == 0)
  #expect(try progress.reviewsDue().isEmpty)
  clock.advance(days: 1)
  #expect(try progress.reviewsDue().count == 1)
}

@Test func whatWasRightAtOnceDoesNotComeBack() throws {
  let clock = Clock()
  let progress = try Progress.inMemory { clock.time }
  try progress.record(.tried(question, answer: "x", outcome: .correct))
  clock.advance(days: 30)
  #expect(try progress.reviewsDue().isEmpty)
}

@Test(arguments: [ProgressEvent.hinted(question, tier: 1), .solutionShown(question)])
func whatNeededHelpComesBack(_ help: ProgressEvent) throws {
  let clock = Clock()
  let progress = try Progress.inMemory { clock.time }
  try progress.record(help)
  try progress.record(.tried(question, answer: "x", outcome: .correct))
  clock.advance(days: 1)
  #expect(try progress.reviewsDue().count == 1)
}

@Test func resetIsUndone() throws {
  let progress = try Progress.inMemory { 5 }
  try progress.record(.seen(step("one")))
  try progress.record(.tried(question, answer: "3c", outcome: .correct))
  try progress.move(to: place("one"))
  #expect(try progress.reset(.everything) == 2)
  #expect(try progress.latestPlace() == nil)
  #expect(try progress.seen(among: [step("one")]).isEmpty)
  #expect(try progress.records().isEmpty)
  #expect(try progress.undoReset() == 2)
  #expect(try progress.latestPlace() == place("one"))
  #expect(try progress.seen(among: [step("one")]) == [step("one")])
  #expect(try progress.record(of: question).isSolved)
  #expect(try progress.undoReset() == nil)
}

@Test func resetOfALessonKeepsTheOthers() throws {
  let progress = try Progress.inMemory { 5 }
  try progress.record(.seen(step("one")))
  try progress.record(.seen(step("one", content: "d", lesson: "week1/01")))
  try progress.record(.tried(question, answer: "3c", outcome: .correct))
  try progress.move(to: place("one"))
  try progress.move(to: place("one", lesson: "week1/01"))
  #expect(try progress.reset(.lesson("week2/08"), exercises: [question.exercise]) == 2)
  #expect(try progress.places().map(\.step.lesson) == ["week1/01"])
  #expect(try progress.records().isEmpty)
  // The place reached after the reset is not taken away by the undo.
  try progress.move(to: place("two"))
  #expect(try progress.undoReset() == 2)
  #expect(try progress.place(in: "week2/08") == place("two"))
  #expect(try progress.record(of: question).isSolved)
}

@Test func exportComesBackOnAnotherMachineWithoutDoubles() throws {
  let clock = Clock()
  let here = try Progress.inMemory { clock.time }
  try here.record(.seen(step("one")))
  try here.record(.tried(question, answer: "dJ/db = 3c\n= 6 \"σ\" 中文", outcome: .correct))
  try here.record(.hinted(question, tier: 2))
  try here.move(to: place("one", piece: 2))
  let json = try here.exported()
  let there = try Progress.inMemory { clock.time + 1 }
  #expect(try there.importing(json) == 3)
  #expect(try there.importing(json) == 0)
  #expect(try there.exported() == json)
  #expect(try there.record(of: question) == here.record(of: question))
  // A later place stays.
  try there.move(to: place("three"))
  _ = try there.importing(json)
  #expect(try there.latestPlace() == place("three"))
  // What was reset comes back from a copy.
  try there.reset(.everything)
  #expect(try there.importing(json) == 3)
  #expect(try there.record(of: question).isSolved)
}

@Test(arguments: [
  ("not json", Progress.ImportError.notJSON), ("", .notJSON), ("{}", .notProgress), ("[1]", .notProgress),
  ("{\"gradus-progress\": 9, \"events\": []}", .newer(version: 9)),
  ("{\"gradus-progress\": 1, \"events\": [{\"uid\": \"a\"}]}", .notProgress),
  (
    "{\"gradus-progress\": 1, \"events\": [{\"uid\": \"a\", \"at\": \"x\", \"kind\": \"seen\", \"content\": \"c\"}]}",
    .notProgress
  ),
])
func importRefusesWhatIsNotProgress(_ json: String, _ error: Progress.ImportError) throws {
  let progress = try Progress.inMemory { 0 }
  #expect(throws: error) { try progress.importing(json) }
  #expect(try progress.exported().contains("\"events\":[]"))
}

@Test func twoTerminalsAtOnce() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/progress.sqlite"
  let first = try Progress(path: path) { 1 }
  let second = try Progress(path: path) { 2 }
  for number in 1...50 {
    try first.record(.seen(step("first \(number)", content: "f\(number)")))
    try second.record(.seen(step("second \(number)", content: "s\(number)")))
  }
  let keys = (1...50).map { step("first \($0)", content: "f\($0)") }
  #expect(try second.seen(among: keys).count == 50)
}

@Test(arguments: [
  ("a  b\n", "a b", true), ("a\r\nb", "a\nb", true), ("ab", "a b", false), ("", "  ", true),
])
func contentHashIgnoresWhiteSpaceOnly(_ left: String, _ right: String, _ same: Bool) {
  #expect((ContentHash.of(left) == ContentHash.of(right)) == same)
  #expect(ContentHash.of(left).utf8.count == 16)
}
