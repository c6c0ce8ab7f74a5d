import SourceText
import Testing

@testable import Course

/// A Markdown text and what it must be read as.
struct Reading: CustomTestStringConvertible {
  let text: String
  let outline: String
  var testDescription: String { text.debugDescription }
}

@Suite struct MarkdownTests {
  @Test(arguments: [
    Reading(
      text: "costs $5 and $10, then $x$ \\$y$",
      outline: """
        paragraph 0-31
          text "costs $5 and $10, then " 0-23
          math "x" 23-26
          text " $y$" 26-31

        """),
    Reading(
      text: "- item `a$b` $\\\\$\n- $$\n  - y\n  =\n  $$\n",
      outline: """
        bullets 0-37
          item 0-17
            paragraph 2-17
              text "item " 2-7
              code "a$b" 8-11
              text " " 12-13
              math "\\\\\\\\" 13-17
          item 18-37
            math "- y\\n  =" 20-37

        """),
    Reading(
      text: "> $$\n> a\n> $$\n>\n> **$x$**",
      outline: """
        quote 0-25
          math "a" 2-13
          paragraph 18-25
            strong 18-25
              math "x" 20-23

        """),
    Reading(
      text: "a\n| x | $|y|$ |\n|:-|--:|\n| `a\\|b` | c | d |\n| e\n",
      outline: """
        paragraph 0-1
          text "a" 0-1
        table 2-47
          row
            cell
              text "x" 4-5
            cell
              math "|y|" 8-13
          row
            cell
              code "a|b" 28-32
            cell
              text "c | d" 36-41
          row
            cell
              text "e" 46-47
            cell

        """),
    Reading(
      text: "$\nx\n$\n\n$a$\n$b$\n",
      outline: """
        math "x" 0-5
        math "a" 7-10
        math "b" 11-14

        """),
    Reading(
      text: "[c](../../Sources/N/G.swift#f)\n\n[e](../exercises/w/e.md)\n\n![i](i.png)\n",
      outline: """
        implementation ../../Sources/N/G.swift#f 0-30
          text "c" 1-2
        exercise ../exercises/w/e.md 32-56
          text "e" 33-34
        image i.png 58-69
          text "i" 60-61

        """),
    Reading(
      text: "J rises to 33.003<!-- = J with a = 5.001 -->.",
      outline: """
        paragraph 0-45
          text "J rises to 33.003" 0-17
          claim J→33.003 17-44
          text "." 44-45

        """),
    Reading(
      text: "```experiment graph\nformula: J = 3(a + bc)\na: 5\n```\n\n```output\ndJ/da: 3\nJ: 33\n```\n",
      outline: """
        experiment graph ["formula=J = 3(a + bc)", "a=5"] ["dJ/da→3", "J→33"] 0-81

        """),
    Reading(
      text: "\u{E000} $\\text{if $y$}$\r\n```math\r\na\\\\b\r\n```",
      outline: """
        paragraph 0-19
          text "\u{E000} " 0-4
          math "\\\\text{if $y$}" 4-19
        math "a\\\\\\\\b" 21-39

        """),
  ])
  func reads(_ reading: Reading) {
    let document = Document(SourceFile(name: "a.md", text: reading.text))
    #expect(document.outline == reading.outline)
    #expect(document.diagnostics.isEmpty)
  }
}

struct ClaimedNumber: CustomTestStringConvertible {
  let text: String
  let value: String
  var testDescription: String { text }
}

/// The number that a claim behind it is about, as it was typed, and as it is compared.
@Test(arguments: [
  ClaimedNumber(text: "is 33.003<!-- = J -->", value: "33.003"),
  ClaimedNumber(text: "is **-0.5** <!-- = J -->", value: "-0.5"),
  ClaimedNumber(text: "$J = 4.54 \\times 10^{-5}$<!-- = J -->", value: "4.54 \\times 10^{-5}"),
  ClaimedNumber(text: "94.9%<!-- = J -->", value: "94.9%"),
  ClaimedNumber(text: "$99.04\\,\\%$<!-- = J -->", value: "99.04\\,\\%"),
  ClaimedNumber(text: "$12{,}288$<!-- = J -->", value: "12{,}288"),
  ClaimedNumber(text: "1e-7<!-- = J -->", value: "1e-7"),
  ClaimedNumber(text: "(3, −4)<!-- = J -->", value: "−4"),
])
func findsTheNumberOfAClaim(_ number: ClaimedNumber) {
  let document = Document(SourceFile(name: "a.md", text: number.text))
  #expect(document.blocks.allClaims.map(\.value) == [number.value])
}

@Test func reportsAClaimWithoutNumber() {
  let document = Document(SourceFile(name: "a.md", text: "nothing<!-- = J --> 5 x<!-- = K -->"))
  #expect(document.diagnostics.map(\.id) == ["course.claim-without-number", "course.claim-without-number"])
}
