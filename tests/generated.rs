//! Requests made from the schema tables: the valid ones are accepted and mean what they were made to mean,
//! one flaw is refused where it is and for what it is, and the simulator answers them all properly.

mod support;

use ews_sim::generate::{Choices, DAMAGES, Edit, Holds, Part, Tree, TreeValue, Written, write};
use ews_sim::operation::{REQUESTS, rewritten};
use ews_sim::wire::{
    self, Complex, Document, Form, Namespace, Node, Options, Position, Refusal, Rejection, Type, Violation,
    ViolationKind,
};
use ews_sim::{ServerProfile, Simulator};
use proptest::collection::vec;
use proptest::prelude::*;
use support::generated::{edits, generated, noise};

/// Whether the header that names the version is there with the end of its tag.
fn names_version(text: &str) -> bool {
    text.split_once("RequestServerVersion").is_some_and(|(_, after)| after.contains('>'))
}

fn parse(bytes: &[u8]) -> Result<Document<'_>, Rejection> {
    wire::parse(bytes, &REQUESTS, &Options::request())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn valid_requests_are_accepted_and_say_what_they_were_made_to_say(bytes in vec(any::<u8>(), 0..600)) {
        let (tree, mut choices) = generated(&bytes);
        let written = write(&tree, &mut choices);
        let sent = written.to_bytes();
        let document = parse(&sent).unwrap_or_else(|why| panic!("{why:?}\n{}", written.text));
        assert_same(child(child(&tree, "Body"), document.body().element().name), document.body());
        for header in document.headers() {
            assert_same(child(child(&tree, "Header"), header.element().name), header);
        }
    }

    #[test]
    fn a_request_read_and_written_says_the_same(bytes in vec(any::<u8>(), 0..600)) {
        let (tree, mut choices) = generated(&bytes);
        let sent = write(&tree, &mut choices).to_bytes();
        let document = parse(&sent).expect("generated requests are valid");
        let once = rewritten(&document).expect("every operation is simulated");
        let document_once = parse(&once);
        let document_once = document_once
            .unwrap_or_else(|why| panic!("{why:?}\n{}", String::from_utf8_lossy(&once)));
        assert_equal(document.body(), document_once.body());
        prop_assert_eq!(rewritten(&document_once), Some(once.clone()));
    }

    #[test]
    fn one_flaw_is_refused_for_what_it_is_where_it_is(
        bytes in vec(any::<u8>(), 0..600),
        edit in 0..edits().count(),
        place in vec(any::<u8>(), 4),
    ) {
        let edit = edits().nth(edit).expect("in range");
        let (mut tree, mut choices) = generated(&bytes);
        if edit.apply(&mut tree, &mut Choices::new(&place)) {
            let written = write(&tree, &mut choices);
            let rejection = parse(&written.to_bytes()).err();
            assert_predicted(edit, &written, rejection.map(|it| it.refusal));
        }
    }

    #[test]
    fn damaged_form_is_refused_for_what_it_is_where_it_is(
        bytes in vec(any::<u8>(), 0..600),
        damage in 0..DAMAGES.len(),
        place in vec(any::<u8>(), 2),
    ) {
        let (tree, mut choices) = generated(&bytes);
        let written = write(&tree, &mut choices);
        let damage = &DAMAGES[damage];
        if let Some((damaged, range)) = damage.apply(&written, &mut Choices::new(&place)) {
            let violation = match parse(&damaged.to_bytes()).map_err(|rejection| rejection.refusal) {
                Err(Refusal::Violation(violation)) => *violation,
                other => panic!("{}: {other:?}\n{}", damage.name, damaged.text),
            };
            let Violation { position, kind: ViolationKind::Malformed(malformed) } = violation else {
                panic!("{}: {violation:?}\n{}", damage.name, damaged.text);
            };
            prop_assert!((damage.predicts)(&malformed), "{}: {malformed:?}\n{}", damage.name, damaged.text);
            prop_assert!(
                position == Position::default() || is_within(position, &damaged.text, range),
                "{}: {position:?}\n{}", damage.name, damaged.text
            );
        }
    }

    #[test]
    fn a_message_without_its_end_is_malformed(
        bytes in vec(any::<u8>(), 0..600),
        place in vec(any::<u8>(), 2),
    ) {
        let (tree, mut choices) = generated(&bytes);
        let whole = write(&tree, &mut choices);
        let cut = whole.truncated(&mut Choices::new(&place));
        let rejection = parse(cut.text.as_bytes()).expect_err("it has no end");
        // What is newer than the oldest version is refused where the header that allows it has been cut off.
        let has_lost_its_version = names_version(&whole.text) && !names_version(&cut.text);
        prop_assert!(
            rejection.refusal.is_malformed() || has_lost_its_version,
            "{:?}\n{}", rejection.refusal, cut.text
        );
    }

    #[test]
    fn everything_generated_gets_a_proper_answer(
        bytes in vec(any::<u8>(), 0..600),
        edit in 0..2 * edits().count(),
        place in vec(any::<u8>(), 4),
    ) {
        let mut simulator = support::simulator();
        let (mut tree, mut choices) = generated(&bytes);
        let is_flawed =
            edits().nth(edit).is_some_and(|edit| edit.apply(&mut tree, &mut Choices::new(&place)));
        let written = write(&tree, &mut choices);
        let reply = support::send_bytes(&mut simulator, support::ADA, &written.to_bytes());
        prop_assert!(reply.rejection().is_some() == is_flawed, "{}", reply);
    }

    #[test]
    fn every_server_and_every_strictness_answers_properly(
        bytes in vec(any::<u8>(), 0..600),
        profile in 0..ServerProfile::ALL.len(),
        strict in any::<[bool; 2]>(),
    ) {
        let builder = Simulator::builder().mailbox(support::ADA).profile(ServerProfile::ALL[profile]);
        let [strict_namespaces, strict_schema] = strict;
        let builder = builder.strict_namespaces(strict_namespaces).strict_schema(strict_schema);
        let (tree, mut choices) = generated(&bytes);
        support::send_bytes(&mut builder.build(), support::ADA, &write(&tree, &mut choices).to_bytes());
    }
}

#[test]
fn every_operation_flaw_and_damage_has_its_turn() {
    let mut made = std::collections::BTreeSet::new();
    for seed in 0..4000 {
        let bytes = noise(seed, 300);
        let (mut tree, mut choices) = generated(&bytes);
        made.insert(child(&tree, "Body").children().next().expect("an operation").local.to_string());
        let written = write(&tree, &mut choices);
        let damage = &DAMAGES[choices.below(DAMAGES.len())];
        if damage.apply(&written, &mut choices).is_some() {
            made.insert(damage.name.to_owned());
        }
        if tree.count(&has_derived_type) > 0 {
            made.insert("derived type".to_owned());
        }
        let edit = edits().nth(seed as usize % edits().count()).expect("in range");
        if edit.apply(&mut tree, &mut choices) {
            made.insert(edit.name.to_owned());
        }
    }
    let operations = REQUESTS.bodies.iter().map(|element| element.name);
    let flaws = edits().map(|edit| edit.name).chain(DAMAGES.iter().map(|damage| damage.name));
    for name in operations.chain(flaws).chain(["derived type"]) {
        assert!(made.contains(name), "{name} never occurs");
    }
}

/// Whether an element has a type that is not the declared one.
fn has_derived_type(tree: &Tree) -> bool {
    let declared = tree.declaration.map(|declaration| (declaration.of_type)());
    tree.named_type.is_some_and(|named| declared.is_some_and(|declared| named.name() != declared.name()))
}

#[test]
fn a_header_is_to_be_understood_however_it_says_so() {
    let message = support::envelope("<m:GetImItemList/>")
        .replace("<soap:Header>", r#"<soap:Header><x:a xmlns:x="urn:x" soap:mustUnderstand="&#x31;"/>"#);
    let refusal = parse(message.as_bytes()).expect_err("nobody understands it").refusal;
    assert!(matches!(refusal, Refusal::NotUnderstood(_)), "{refusal:?}");
}

#[track_caller]
fn assert_predicted(edit: &Edit, written: &Written, refusal: Option<Refusal>) {
    let Written { text, edited, .. } = written;
    let Some(refusal) = refusal else { panic!("{}: accepted\n{text}", edit.name) };
    assert!((edit.predicts)(&refusal), "{}: {refusal:?}\n{text}", edit.name);
    if let Refusal::Violation(violation) = refusal {
        let position = violation.position;
        let edited = edited.clone().expect("a violation is inside an edited element");
        assert!(is_within(position, text, edited), "{}: {position:?}\n{text}", edit.name);
    }
}

fn is_within(position: Position, text: &str, range: std::ops::Range<usize>) -> bool {
    let key = |position: Position| (position.line, position.column);
    let [start, end] = [range.start, range.end].map(|offset| key(Position::of_offset(text, offset)));
    (start..=end).contains(&key(position))
}

#[track_caller]
fn child<'t>(tree: &'t Tree, local: &str) -> &'t Tree {
    tree.children().find(|child| child.local == local).expect("it has that child")
}

/// The validated element says what the tree says.
#[track_caller]
fn assert_same(tree: &Tree, node: Node<'_, '_>) {
    assert_eq!((tree.namespace, &*tree.local), (node.element().namespace, node.element().name));
    for attribute in tree.attributes.iter().filter(|attribute| attribute.namespace == Namespace::None) {
        let TreeValue::Text(value) = &attribute.value else { panic!("plain attributes have plain values") };
        assert_eq!(node.attribute(&attribute.local), Some(value.as_str()), "{}", attribute.local);
    }
    if tree.holds() == Holds::Text {
        assert_eq!(tree.text(), node.text());
    }
    let children: Vec<_> = node.children().collect();
    let parts = tree.content.iter().filter(|part| matches!(part, Part::Element(_)));
    assert_eq!(parts.count(), children.len(), "{}", tree.local);
    tree.children().zip(children).for_each(|(tree, node)| assert_same(tree, node));
}

/// Two validated elements mean the same as far as their declared types go, though numbers and times may
/// be spelled differently.
#[track_caller]
fn assert_equal(left: Node<'_, '_>, right: Node<'_, '_>) {
    assert!(
        std::ptr::eq(left.element(), right.element()),
        "{} {}",
        left.element().name,
        right.element().name
    );
    let of_type = (left.element().of_type)();
    match of_type {
        Type::Simple(simple) => assert_values(simple.form, left.text(), right.text()),
        Type::Complex(complex) => {
            let mut described = Some(complex);
            while let Some(complex) = described {
                // What a request says of the characters of MIME content is ignored.
                let attributes = complex.attributes.iter().filter(|it| it.name != "CharacterSet");
                for attribute in attributes {
                    let values = (left.attribute(attribute.name), right.attribute(attribute.name));
                    assert_eq!(values.0.is_some(), values.1.is_some(), "{}", attribute.name);
                    let form = (attribute.of_type)().form;
                    assert_values(form, values.0.unwrap_or_default(), values.1.unwrap_or_default());
                }
                described = complex.base.map(|base| base());
            }
        }
    }
    let name = left.element().name;
    let [left, right] = [left, right].map(|node| last_entries(declared_children(node, of_type)));
    assert_eq!(left.len(), right.len(), "{name}");
    left.into_iter().zip(right).for_each(|(left, right)| assert_equal(left, right));
}

/// Of several entries of a dictionary with one key the last counts, and one without parts says nothing.
fn last_entries<'d, 'a>(children: Vec<Node<'d, 'a>>) -> Vec<Node<'d, 'a>> {
    let key = |node: &Node<'d, 'a>| node.attribute("Key").filter(|_| node.element().name == "Entry");
    let is_last = |(place, node): &(usize, Node<'d, 'a>)| {
        key(node).is_none_or(|own| !children[place + 1..].iter().any(|later| key(later) == Some(own)))
    };
    let last = children.iter().copied().enumerate().filter(is_last).map(|(_, node)| node);
    last.filter(|node| !is_blank_address(*node)).collect()
}

/// Whether an element is a postal address without parts, or has only such.
fn is_blank_address(node: Node<'_, '_>) -> bool {
    let is_postal = |node: Node<'_, '_>| {
        node.element().name == "Entry"
            && matches!(node.attribute("Key"), Some("Home" | "Business" | "Other"))
            && node.children().next().is_none()
    };
    is_postal(node)
        || (node.element().name == "PhysicalAddresses" && last_entries(node.children().collect()).is_empty())
}

/// How many steps of a type are kept: response objects are messages too, of which as such only the form is
/// looked at.
fn own_step_count(complex: &'static Complex) -> usize {
    let (mut base, mut all) = (complex, complex.step_count());
    while base.name != "ResponseObjectCoreType" {
        let Some(next) = base.base else { return all };
        base = next();
    }
    if let Some(message) = base.base {
        all -= message().step_count();
    }
    all
}

/// The children that the declared type has: a type that `xsi:type` names may have more.
fn declared_children<'d, 'a>(node: Node<'d, 'a>, of_type: Type) -> Vec<Node<'d, 'a>> {
    let Type::Complex(complex) = of_type else { return Vec::new() };
    let first = complex.step_count() - own_step_count(complex);
    let steps: Vec<_> = (first..complex.step_count()).filter_map(|place| complex.step(place)).collect();
    let is_declared = |child: &Node<'_, '_>| {
        child.step().is_some_and(|step| steps.iter().any(|declared| std::ptr::eq(*declared, step)))
    };
    node.children().filter(is_declared).collect()
}

#[track_caller]
fn assert_values(form: Form, left: &str, right: &str) {
    match form {
        // What is kept as it came is written in the same spelling.
        Form::Boolean => {
            let [left, right] = [left, right].map(|value| matches!(value.trim(), "true" | "1"));
            assert_eq!(left, right);
        }
        Form::Integer { .. } => assert_eq!(left.trim().parse::<i64>().ok(), right.trim().parse().ok()),
        // Their spellings are compared beside their readers.
        Form::DateTime | Form::Union(_) | Form::List(_) | Form::Double => {}
        Form::Date | Form::Time | Form::Duration | Form::Base64 => assert_eq!(left.trim(), right.trim()),
        Form::String | Form::Enumeration(_) => assert_eq!(left, right),
    }
}
