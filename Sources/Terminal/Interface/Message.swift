public import Course
public import Gradebook

/// Every sentence that the program itself says in a terminal; `Message+English` and `Message+Chinese` word it.
///
/// A case that one language does not word does not compile.
public indirect enum Message: Hashable, Sendable {
  // Pictures.
  case nodeColumn
  case valueColumn
  case gradientColumn
  case localColumn
  case graphLegend
  case arrowLegend
  case curve(String, from: String, to: String, low: String, high: String)
  case contourLevels
  case pathStart
  case pathEnd
  case heatRange(low: String, high: String)
  case heatShare(String, level: String)
  case path(from: String, to: String, steps: Int)
  case doesNotFit
  case by
  case repeated(down: Int, right: Int)
  case units(Int, String)
  case weight(from: Int, to: Int, String)
  case image(width: Int, height: Int, mean: String)

  // Lessons.
  case picture

  // The head, the foot and notices.
  case stepOf(Int, Int)
  case windowTooSmall
  case dialoguePrompt
  case dialogueAnswer
  case dialogueAnswerLines
  case dialogueRunHelp(String)
  case dialogueHelp
  case linesBelow(Int)
  case linesAbove(Int)
  case nextLesson(String)
  case endOfCourse
  case atTheStart
  case notKept(String)
  case unknownKey(String)
  case noSuchExercise(Int)
  case nowhereToComeBack
  case noSource
  case noExercise
  case noExperiment
  case unknownExperiment(String)
  case noGlossary
  case nothingFound
  case draftKept
  case emptyAnswer
  case notCounted
  case lineJudging(Bool)
  case noSuchOption(String)
  case noEditor
  case noHints
  case noMoreHints
  case nothingToExplain
  case noMoreToSay
  case tryFirst
  case skipped
  case startedAgain
  case otherNumbers
  case atTheLimit

  // Exercises.
  case exercise
  case exerciseNumber(Int)
  case solved
  case wasSkipped
  case hintTitle(Int, Int)
  case solutionTitle
  case yourSolution
  case yourAnswer
  case readAs
  case forExample(String)
  case outcome(ProgressEvent.Outcome)
  case points(Double, Double)

  // Experiments.
  case running
  case runStopped
  case moreParameters(Int)

  // Words in the line of keys.
  case keySpace
  case keyEnter
  case keyNext
  case keyBack
  case keyAnswer
  case keyTryAgain
  case keyHint
  case keyWhy
  case keySolution
  case keySkip
  case keyAgain
  case keyRun
  case keySource
  case keyContents
  case keyGoTo
  case keySearch
  case keyGlossary
  case keyComeBack
  case keyLanguage
  case keyHelp
  case keyQuit
  case keyScroll
  case keySelect
  case keyOpen
  case keyNarrow
  case keyClose
  case keyChoose
  case keySubmit
  case keyCancel
  case keyNewLine
  case keySymbols
  case keyUndo
  case keyEditor
  case keyJudgeLines
  case keyShapes
  case keyTake
  case keyNudge
  case keyEdit
  case keyReset
  case keyStop
  case prompt(Message)

  // Help and source.
  case helpTitle
  case tourTitle
  case tourStart
  case tourNext
  case tourBack
  case tourAnswer
  case tourHint
  case tourRun
  case tourSource
  case tourLanguage
  case tourHelp
  case tourQuit
  case sourceTitle(String)
  case helpMoving
  case helpFinding
  case helpExercises
  case helpExperiments
  case helpOther
  case helpTyping
  case helpNext
  case helpBack
  case helpAnswer
  case helpHint
  case helpWhy
  case helpSolution
  case helpSkip
  case helpAgain
  case helpRun
  case helpSource
  case helpContents
  case helpGoTo
  case helpSearch
  case helpGlossary
  case helpComeBack
  case helpLanguage
  case helpHelp
  case helpQuit
  case helpUp
  case helpDown
  case helpPageUp
  case helpPageDown
  case helpTop
  case helpBottom
  case helpTab
  case helpHistory
  case helpUndo
  case helpDelete
  case helpYank
  case helpEditor
  case helpJudgeLines
  case helpSubmit
  case helpCancel

  /// The sentence in a language.
  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

extension Setting {
  func say(_ message: Message) -> String { message.text(in: language) }
}
