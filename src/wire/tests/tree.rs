//! Documents as trees, grown from the tables that they are to be valid against.

use std::fmt::Write as _;

use crate::wire::*;

/// An element of a generated document, and the table it was grown from.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) name: String,
    pub(super) of_type: Type,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    /// With the number of the step each fills.
    pub(super) children: Vec<(usize, Tree)>,
    /// How the end tag is written, when it is to be wrong.
    pub(super) end: Option<&'static str>,
}

/// A source of decisions; it runs dry, and then decides for the least.
#[derive(Debug)]
pub(super) struct Choices<'a>(pub(super) std::slice::Iter<'a, u8>);

impl Choices<'_> {
    /// A number below a bound.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0.next().map_or(0, |&byte| usize::from(byte) % bound.max(1))
    }
}

impl Tree {
    pub(super) fn grow(element: &Element, choices: &mut Choices<'_>) -> Self {
        let of_type = (element.of_type)();
        let prefix = match element.namespace {
            Namespace::Messages => "m",
            _ => "t",
        };
        let mut tree = Self {
            name: format!("{prefix}:{}", element.name),
            of_type,
            attributes: Vec::new(),
            text: String::new(),
            children: Vec::new(),
            end: None,
        };
        match of_type {
            Type::Simple(simple) => tree.text = sample(simple, choices),
            Type::Complex(complex) => tree.fill(complex, choices),
        }
        tree
    }

    fn fill(&mut self, complex: &Complex, choices: &mut Choices<'_>) {
        let mut table = Some(complex);
        while let Some(complex) = table {
            for attribute in complex.attributes {
                if attribute.required || choices.below(2) > 0 {
                    let value = sample((attribute.of_type)(), choices);
                    self.attributes.push((attribute.name.into(), value));
                }
            }
            if let Content::Text(simple) = complex.content {
                self.text = sample(simple(), choices);
            }
            table = complex.base.map(|base| base());
        }
        let is_absent = complex.may_be_empty && choices.below(2) == 0;
        for position in 0..if is_absent { 0 } else { complex.step_count() } {
            let Some(step) = complex.step(position) else { return };
            let most = step.max.saturating_sub(step.min).min(3) as usize;
            for _ in 0..step.min as usize + choices.below(most + 1) {
                let element = &step.alternatives[choices.below(step.alternatives.len())];
                self.children.push((position, Self::grow(element, choices)));
            }
        }
    }

    /// Every element, this one first.
    pub(super) fn all(&mut self, visit: &mut dyn FnMut(&mut Tree)) {
        visit(self);
        for (_, child) in &mut self.children {
            child.all(visit);
        }
    }

    pub(super) fn markup(&self) -> String {
        let Self { name, text, end, .. } = self;
        let mut markup = format!("<{name}");
        for (name, value) in &self.attributes {
            let _ = write!(markup, " {name}='{}'", escaped(value));
        }
        markup.push('>');
        markup.push_str(&escaped(text));
        markup.extend(self.children.iter().map(|(_, child)| child.markup()));
        let _ = write!(markup, "</{}>", end.unwrap_or(name));
        markup
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\'', "&apos;")
        .replace('\r', "&#13;")
        .replace('\n', "&#10;")
}

/// A value of a datatype.
fn sample(simple: &Simple, choices: &mut Choices<'_>) -> String {
    let values: &[&str] = match simple.form {
        Form::Enumeration(words) => return words[choices.below(words.len())].name.into(),
        Form::Union(members) => return sample(members[choices.below(members.len())], choices),
        Form::List(item) => return [sample(item(), choices), sample(item(), choices)].join(" "),
        Form::String if simple.name == "DigitsType" => &["", "0", "123"],
        Form::String if simple.name == "WordType" => &["word"],
        Form::String if simple.min_length > 0 => &[" ", "a", "é&<'>]]"],
        Form::String => &["", "a", " b\n\tc\r", "😀&<"],
        Form::Boolean => &["true", "false", "1", " 0 "],
        Form::Integer { min: 0, .. } => &["0", "-0", "+65535", "\n7"],
        Form::Integer { .. } => &["0", "-1", "+007", " 2147483647"],
        Form::Double => &["0", "-1.5E3", "INF", "-INF"],
        Form::DateTime => &["2014-10-28T10:11:12Z", "2016-02-29T24:00:00.000-14:00"],
        Form::Date => &["2014-10-28", "2016-02-29-14:00"],
        Form::Time => &["10:11:12Z", "24:00:00.000"],
        Form::Duration => &["PT30M", "-P1Y2M3DT4H5M6.7S"],
        Form::Base64 => &["", "YQ==", "YW Jj"],
    };
    values[choices.below(values.len())].into()
}
