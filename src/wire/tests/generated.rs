//! Documents grown from the tables are accepted and survive writing; one edit is refused for what it is.

use proptest::prelude::*;

use super::tree::{Choices, Tree};
use super::vocabulary::{BODIES, Find, Ids, Ping};
use super::*;

fn message(body: &str) -> String {
    expand(&format!(
        "{{e}}<s:Header><t:RequestServerVersion Version='Exchange2013'/></s:Header><s:Body>{body}{{/b}}"
    ))
}

fn grow(choices: &mut Choices<'_>) -> Tree {
    Tree::grow(&BODIES[choices.below(BODIES.len())], choices)
}

/// Reads the body as a `T`, writes it, reads it again.
fn round_trip<T: Value + PartialEq + std::fmt::Debug>(document: &Document<'_>) {
    let value = T::read(document.body());
    let mut writer = Writer::new(Naming::Prefixes, Spelling::Http);
    writer.element(document.body().element(), |writer| value.write(writer));
    let written = message(&String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8"));
    let again = parse_with(&written, &Options::request()).unwrap_or_else(|why| panic!("{why} in {written}"));
    assert_eq!(T::read(again.body()), value, "{written}");
}

/// What an edit breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Damage {
    Child,
    Incomplete,
    ChildInLeaf,
    Text,
    TextInEmpty,
    AttributeMissing,
    AttributeUndeclared,
    Value,
    Form,
}

fn damage_of(refusal: &Refusal) -> Option<Damage> {
    match &refusal.violation()?.kind {
        ViolationKind::Malformed(_) => Some(Damage::Form),
        ViolationKind::Invalid(invalid) => match invalid {
            Invalid::Child { .. } => Some(Damage::Child),
            Invalid::Incomplete { .. } => Some(Damage::Incomplete),
            Invalid::ChildInLeaf { .. } => Some(Damage::ChildInLeaf),
            Invalid::Text { .. } => Some(Damage::Text),
            Invalid::TextInEmpty { .. } => Some(Damage::TextInEmpty),
            Invalid::AttributeMissing(_) => Some(Damage::AttributeMissing),
            Invalid::AttributeUndeclared(_) => Some(Damage::AttributeUndeclared),
            Invalid::AttributeValue { .. } | Invalid::ElementValue { .. } => Some(Damage::Value),
            _ => None,
        },
    }
}

/// Damages one element, if the edit means anything there.
fn damage(tree: &mut Tree, edit: usize) -> Option<Damage> {
    let Type::Complex(complex) = tree.of_type else { return damage_text(tree, edit) };
    let has_steps = complex.step_count() > 0;
    let is_empty = !has_steps && matches!(complex.content, Content::Empty);
    match edit {
        0 => {
            tree.attributes.push(("Undeclared".into(), String::new()));
            Some(Damage::AttributeUndeclared)
        }
        1 => {
            let required = complex.missing_attribute(&|_| false)?.name;
            tree.attributes.retain(|(name, _)| name != required);
            Some(Damage::AttributeMissing)
        }
        2 => {
            tree.end = Some("x:other");
            Some(Damage::Form)
        }
        3 if !tree.attributes.is_empty() => {
            tree.attributes.push(tree.attributes[0].clone());
            Some(Damage::Form)
        }
        4 if is_empty => {
            tree.text = "text".into();
            Some(Damage::TextInEmpty)
        }
        4 if has_steps => {
            tree.text = "text".into();
            Some(Damage::Text)
        }
        5 if has_steps => drop_required(tree, complex),
        6 => {
            let (_, child) = tree.children.last_mut()?;
            child.name.push('X');
            Some(Damage::Child)
        }
        7 => {
            let last = tree.children.len().checked_sub(1)?;
            let apart = tree.children[0].0 != tree.children[last].0;
            tree.children.swap(0, last);
            apart.then_some(Damage::Child)
        }
        _ => None,
    }
}

fn damage_text(tree: &mut Tree, edit: usize) -> Option<Damage> {
    let Type::Simple(simple) = tree.of_type else { return None };
    match edit {
        8 if !matches!(simple.form, Form::String) || simple.pattern.is_some() => {
            tree.text = "no value".into();
            Some(Damage::Value)
        }
        9 => {
            let mut child = tree.clone();
            child.name = "t:Child".into();
            tree.children.push((0, child));
            Some(Damage::ChildInLeaf)
        }
        0 => {
            tree.attributes.push(("Undeclared".into(), String::new()));
            Some(Damage::AttributeUndeclared)
        }
        _ => None,
    }
}

fn drop_required(tree: &mut Tree, complex: &Complex) -> Option<Damage> {
    let is_required =
        |position: usize| complex.step(position).is_some_and(|step| step.min > 0 && !step.tolerates_absence);
    let position = tree.children.iter().map(|(position, _)| *position).find(|&it| is_required(it))?;
    tree.children.retain(|(other, _)| *other != position);
    let is_last = tree.children.iter().all(|(other, _)| *other < position);
    match (is_last, tree.children.is_empty() && complex.may_be_empty) {
        (_, true) => None,
        (true, _) => Some(Damage::Incomplete),
        (false, _) => Some(Damage::Child),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn what_is_grown_from_the_tables_is_valid_and_survives_writing(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
    ) {
        let tree = grow(&mut Choices(bytes.iter()));
        let message = message(&tree.markup());
        let document = parse_with(&message, &Options::request());
        let document = document.unwrap_or_else(|why| panic!("{why} in {message}"));
        match document.body().element().name {
            "Find" => round_trip::<Find>(&document),
            "Subscribe" => round_trip::<Ids>(&document),
            "Ping" => round_trip::<Ping>(&document),
            _ => {}
        }
        prop_assert_eq!(document.body().descendants().count(), {
            let mut count = 0;
            tree.clone().all(&mut |_| count += 1);
            count
        });
    }

    #[test]
    fn one_edit_is_refused_for_what_it_is(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
        which in any::<prop::sample::Index>(),
        edit in 0..10_usize,
    ) {
        let mut tree = Tree::grow(&BODIES[1], &mut Choices(bytes.iter()));
        let mut count = 0;
        tree.all(&mut |_| count += 1);
        let (mut left, mut expected) = (which.index(count), None);
        tree.all(&mut |element| {
            if left == 0 && expected.is_none() {
                expected = damage(element, edit);
            }
            left = left.saturating_sub(1);
        });
        prop_assume!(expected.is_some());
        let message = message(&tree.markup());
        let refusal = refusal(&message);
        prop_assert_eq!(damage_of(&refusal), expected, "{} in {}", refusal, message);
    }
}
