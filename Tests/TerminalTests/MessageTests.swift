import Course
import Gradebook
import Testing

@testable import Terminal

/// Every key's words are there in both languages, and Chinese ones are Chinese.
@Test(arguments: Action.allCases)
func everyKeyIsNamedInBothLanguages(_ action: Action) {
  for message in [action.label, action.description] {
    let english = message.text(in: .english)
    let chinese = message.text(in: .chinese)
    #expect(!english.isEmpty && !chinese.isEmpty)
    #expect(english != chinese)
    if message != .keyLanguage {
      #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(english.utf8.allSatisfy { $0 < 128 })
    }
  }
}

@Test func everyKeyMeansOneThing() {
  let keys = Action.allCases.flatMap(\.keys)
  #expect(Set(keys).count == keys.count)
}

@Test func outcomesAreSaidInBothLanguages() {
  for outcome in ProgressEvent.Outcome.allCases {
    #expect(Message.outcome(outcome).text(in: .english) != Message.outcome(outcome).text(in: .chinese))
  }
}
