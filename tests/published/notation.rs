//! The notation of the fact tables: `Id:xs:string[1..1]; (Value:xs:string[1..1] |
//! Values:t:ArrayType[1..1])[0..*]`.

/// The content of a type, a line for each place in the sequence: its elements and how often they occur.
///
/// `stand_ins` tells which elements may stand where a global element is asked for.
pub(super) fn steps(children: &str, prefix: &str, stand_ins: &dyn Fn(&str) -> Vec<String>) -> Vec<String> {
    let particles = split(children, ';').into_iter().map(|text| Particle::parse(text, prefix, stand_ins));
    let mut lines = Vec::new();
    for particle in particles {
        match particle.items {
            Items::Sequence(items) if particle.occurs == ("0", "1") => {
                lines.push("may be empty".to_owned());
                lines.extend(items.iter().map(Particle::line));
            }
            Items::Sequence(items) if particle.occurs == ("1", "1") => {
                lines.extend(items.iter().map(Particle::line));
            }
            _ => lines.push(particle.line()),
        }
    }
    lines
}

/// The attributes of a type, a line for each.
pub(super) fn attributes(attributes: &str) -> Vec<String> {
    let attributes = match attributes.strip_prefix("group ") {
        Some(name) => group(name),
        None => attributes,
    };
    let lines = split(attributes, ';').into_iter().map(|text| match text.rsplit_once('[') {
        Some((attribute, presence)) => {
            let presence = presence.split(']').next().unwrap_or_default();
            format!("attribute {attribute} {presence}")
        }
        None => text.replace("any(http://schemas.xmlsoap.org/soap/envelope/)", "any attribute of s:"),
    });
    lines.collect()
}

/// What a group holds, which the tables only name: its definition in `types.xsd`.
fn group(name: &str) -> &'static str {
    let found = GROUPS.iter().find(|(own, _)| *own == name);
    found.unwrap_or_else(|| panic!("the group {name} is spelled out here")).1
}

const GROUPS: &[(&str, &str)] = &[
    (
        "t:RecurrencePatternTypes",
        "(RelativeYearlyRecurrence:t:RelativeYearlyRecurrencePatternType[1..1] | \
         AbsoluteYearlyRecurrence:t:AbsoluteYearlyRecurrencePatternType[1..1] | \
         RelativeMonthlyRecurrence:t:RelativeMonthlyRecurrencePatternType[1..1] | \
         AbsoluteMonthlyRecurrence:t:AbsoluteMonthlyRecurrencePatternType[1..1] | \
         WeeklyRecurrence:t:WeeklyRecurrencePatternType[1..1] | \
         DailyRecurrence:t:DailyRecurrencePatternType[1..1])",
    ),
    (
        "t:TaskRecurrencePatternTypes",
        "(RelativeYearlyRecurrence:t:RelativeYearlyRecurrencePatternType[1..1] | \
         AbsoluteYearlyRecurrence:t:AbsoluteYearlyRecurrencePatternType[1..1] | \
         RelativeMonthlyRecurrence:t:RelativeMonthlyRecurrencePatternType[1..1] | \
         AbsoluteMonthlyRecurrence:t:AbsoluteMonthlyRecurrencePatternType[1..1] | \
         WeeklyRecurrence:t:WeeklyRecurrencePatternType[1..1] | \
         DailyRecurrence:t:DailyRecurrencePatternType[1..1] | \
         DailyRegeneration:t:DailyRegeneratingPatternType[1..1] | \
         WeeklyRegeneration:t:WeeklyRegeneratingPatternType[1..1] | \
         MonthlyRegeneration:t:MonthlyRegeneratingPatternType[1..1] | \
         YearlyRegeneration:t:YearlyRegeneratingPatternType[1..1])",
    ),
    (
        "t:RecurrenceRangeTypes",
        "(NoEndRecurrence:t:NoEndRecurrenceRangeType[1..1] | \
         EndDateRecurrence:t:EndDateRecurrenceRangeType[1..1] | \
         NumberedRecurrence:t:NumberedRecurrenceRangeType[1..1])",
    ),
    (
        "t:TimeChangePatternTypes",
        "(RelativeYearlyRecurrence:t:RelativeYearlyRecurrencePatternType[1..1] | AbsoluteDate:xs:date[1..1])",
    ),
    // Attributes have no order; this is the one in which servers write them.
    (
        "t:FindResponsePagingAttributes",
        "IndexedPagingOffset:xs:int[optional]; NumeratorOffset:xs:int[optional]; \
         AbsoluteDenominator:xs:int[optional]; TotalItemsInView:xs:int[optional]; \
         IncludesLastItemInRange:xs:boolean[optional]",
    ),
];

/// A definition of a simple type in which `{pattern}` stands for a pattern, whatever it is.
pub(super) fn without_patterns(definition: &str) -> String {
    let Some((before, pattern)) = definition.split_once("{pattern=") else { return definition.to_owned() };
    let mut depth = 1;
    let end = pattern.find(|character| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        depth == 0
    });
    let rest = end.map_or("", |end| &pattern[end + 1..]);
    format!("{before}{{pattern}}{}", without_patterns(rest))
}

/// A part of a content model.
struct Particle<'a> {
    items: Items<'a>,
    /// Least and most.
    occurs: (&'a str, &'a str),
}

enum Items<'a> {
    /// Elements, `name:type` each, one of which stands there.
    Choice(Vec<String>),
    Sequence(Vec<Particle<'a>>),
    /// Something that the crate has no words for.
    Other(&'a str),
}

impl<'a> Particle<'a> {
    fn parse(text: &'a str, prefix: &str, stand_ins: &dyn Fn(&str) -> Vec<String>) -> Self {
        let (what, occurs) = occurs(text);
        if let Some(head) = what.strip_prefix("ref ") {
            return Self { items: Items::Choice(stand_ins(head)), occurs };
        }
        if what.starts_with("any(") {
            return Self { items: Items::Other(what), occurs };
        }
        if let Some(name) = what.strip_prefix("group ") {
            return Self { occurs, ..Self::parse(group(name), prefix, stand_ins) };
        }
        let Some(group) = what.strip_prefix('(').and_then(|group| group.strip_suffix(')')) else {
            return Self { items: Items::Choice(vec![format!("{prefix}{what}")]), occurs };
        };
        let parse = |text| Self::parse(text, prefix, stand_ins);
        let branches = split(group, '|');
        if branches.len() > 1 {
            return Self { items: choice(branches.into_iter().map(parse), group), occurs };
        }
        let mut items = split(group, ';').into_iter().map(parse).collect::<Vec<_>>();
        match items.pop() {
            // A sequence of one thing is that thing, when only one of the two can repeat.
            Some(only) if items.is_empty() && (occurs == ("1", "1") || only.occurs == ("1", "1")) => {
                let occurs = if occurs == ("1", "1") { only.occurs } else { occurs };
                Self { items: only.items, occurs }
            }
            last => Self { items: Items::Sequence(items.into_iter().chain(last).collect()), occurs },
        }
    }

    fn line(&self) -> String {
        let (least, most) = self.occurs;
        match &self.items {
            Items::Choice(elements) => format!("{} [{least}..{most}]", elements.join(" | ")),
            Items::Sequence(items) => {
                let lines = items.iter().map(Self::line).collect::<Vec<_>>();
                format!("({}) [{least}..{most}]", lines.join("; "))
            }
            Items::Other(what) => format!("{what} [{least}..{most}]"),
        }
    }
}

/// A choice between single elements; anything else is beyond our words.
fn choice<'a>(branches: impl Iterator<Item = Particle<'a>>, text: &'a str) -> Items<'a> {
    let mut elements = Vec::new();
    for branch in branches {
        match branch.items {
            Items::Choice(of_branch) if branch.occurs == ("1", "1") => elements.extend(of_branch),
            _ => return Items::Other(text),
        }
    }
    Items::Choice(elements)
}

/// Takes `[0..1]` off the end, with what stands behind it; once where nothing is said.
fn occurs(text: &str) -> (&str, (&str, &str)) {
    let found = text.rsplit_once('[').filter(|(_, rest)| !rest.contains(')'));
    let Some((what, rest)) = found else { return (text, ("1", "1")) };
    let bounds = rest.split(']').next().and_then(|bounds| bounds.split_once(".."));
    (what, bounds.expect("brackets hold two bounds"))
}

/// The parts between separators that are in no parentheses.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (place, character) in text.char_indices() {
        depth += i32::from(character == '(') - i32::from(character == ')');
        if depth == 0 && character == separator {
            parts.push(text[start..place].trim());
            start = place + 1;
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[test]
fn content_models_are_a_line_a_step() {
    let none = |_: &str| Vec::new();
    assert!(steps("", "t:", &none).is_empty());
    for (children, lines) in [
        ("A:xs:int[0..*]", &["t:A:xs:int [0..*]"][..]),
        ("(A:xs:int[1..1])[1..*]", &["t:A:xs:int [1..*]"]),
        ("(A:xs:int[0..*])", &["t:A:xs:int [0..*]"]),
        ("(A:xs:int[0..*])[1..*]", &["(t:A:xs:int [0..*]) [1..*]"]),
        ("(A:x[1..1]; B:y[0..1])[0..1]", &["may be empty", "t:A:x [1..1]", "t:B:y [0..1]"]),
        ("(A:x[1..1]; B:y[0..1])[1..*]", &["(t:A:x [1..1]; t:B:y [0..1]) [1..*]"]),
        ("A:x[1..1]; (B:y[1..1] | C:z[1..1])", &["t:A:x [1..1]", "t:B:y | t:C:z [1..1]"]),
        ("(B:y[1..1] | C:z[0..1])", &["B:y[1..1] | C:z[0..1] [1..1]"]),
        ("A:(xs:string {minLength=1})[1..1]", &["t:A:(xs:string {minLength=1}) [1..1]"]),
        ("any(##any,skip)[0..*]", &["any(##any,skip) [0..*]"]),
    ] {
        assert_eq!(steps(children, "t:", &none), lines, "{children}");
    }
    let stand_ins = |head: &str| vec![format!("{head}1:x"), format!("{head}2:y")];
    assert_eq!(steps("ref t:A[1..*]", "t:", &stand_ins), ["t:A1:x | t:A2:y [1..*]"]);
}

#[test]
fn attributes_are_a_line_each() {
    assert!(attributes("").is_empty());
    let lines = ["attribute Id:xs:string required", "any attribute of s:"];
    assert_eq!(attributes("Id:xs:string[required]; any(http://schemas.xmlsoap.org/soap/envelope/)"), lines);
}

#[test]
fn patterns_are_left_out() {
    assert_eq!(without_patterns("xs:string {minLength=1}"), "xs:string {minLength=1}");
    assert_eq!(
        without_patterns("union of xs:int (xs:string {pattern=a{1,4}})"),
        "union of xs:int (xs:string {pattern})"
    );
}
