//! Flaws of the frame of a request: envelope, headers, body, version.

use super::{Edit, text_datatype, violations};
use crate::generate::choices::Choices;
use crate::generate::message::attributes_of;
use crate::generate::tree::{Part, Tree, TreeValue};
use crate::wire::{
    ExchangeVersion, Invalid, Namespace, REQUEST_SERVER_VERSION, Refusal, Simple, ViolationKind,
};

pub(super) static VIOLATIONS: &[Edit] = violations! {
    "unknown header": add_unknown_header => Invalid::UnknownElement(_),
    "two operations": double_operation => Invalid::Child { .. },
    "operation in another namespace": move_operation => Invalid::UnknownElement(_),
    "header after body": turn_around => Invalid::Child { .. },
    "element after body": add_after_body => Invalid::Child { .. },
};

/// Lines of `name: how it is made => the refusal it gets`.
macro_rules! refusals {
    ($($name:literal: $make:expr => $pattern:pat,)+) => {
        &[$(Edit { name: $name, predicts: |refusal| matches!(refusal, $pattern), make: $make },)+]
    };
}

pub(super) static REFUSALS: &[Edit] = refusals! {
    "older version": name_older_version => Refusal::NewerThanRequested { .. },
    "no version": name_no_version => Refusal::NewerThanRequested { .. },
    "unknown version": name_unknown_version => Refusal::UnknownVersion(_),
    "header twice": double_header => Refusal::DuplicateHeader(_),
    "header to be understood": add_header_to_be_understood => Refusal::NotUnderstood(_),
    "unknown operation": rename_operation => Refusal::UnknownOperation(_),
    "empty body": empty_body => Refusal::NoOperation,
    "no body": drop_body => Refusal::NoOperation,
    "another root": replace_root => Refusal::NotAnEnvelope(_),
};

fn operation(tree: &mut Tree) -> Option<&mut Tree> {
    tree.child_mut("Body")?.children_mut().next()
}

/// The version that a request is read as which names none, or none yet.
const WITHOUT_VERSION: ExchangeVersion = ExchangeVersion::Exchange2007;

/// Whether a version has all the words in an element. One that is newer is no word at all where the version
/// is named too late, while an element or attribute that is newer is only noted.
fn knows_words(tree: &Tree, version: ExchangeVersion) -> bool {
    let is_known = |simple: &Simple, value: &str| simple.check(value, version).is_ok();
    let declared = tree.complex().map_or_else(Vec::new, attributes_of);
    let of_attributes = tree.attributes.iter().all(|attribute| {
        let declared = declared.iter().find(|declared| declared.name == attribute.local);
        match (&attribute.value, declared) {
            (TreeValue::Text(value), Some(declared)) => is_known((declared.of_type)(), value),
            _ => true,
        }
    });
    of_attributes
        && text_datatype(tree).is_none_or(|simple| is_known(simple, &tree.text()))
        && tree.children().all(|child| knows_words(child, version))
}

/// Whether an element has attributes or children that are newer than a version.
fn has_newer(tree: &Tree, version: ExchangeVersion) -> bool {
    let declared = tree.complex().map_or_else(Vec::new, attributes_of);
    let mut newer = declared.iter().filter(|declared| declared.since > version);
    let is_newer = |child: &Tree| child.declaration.is_some_and(|declared| declared.since > version);
    newer.any(|declared| tree.attributes.iter().any(|attribute| attribute.local == declared.name))
        || tree.children().any(|child| is_newer(child) || has_newer(child, version))
}

fn name_version(tree: &mut Tree, version: &str) -> Option<()> {
    let header = tree.child_mut("Header")?.child_mut(REQUEST_SERVER_VERSION)?;
    header.attributes.retain(|attribute| attribute.local != "Version");
    header.set_attribute("Version", version.to_owned());
    Some(())
}

fn name_older_version(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let since = operation(tree)?.declaration?.since;
    let operation = operation(tree)?;
    let is_older = |version: &&ExchangeVersion| **version < since && knows_words(operation, **version);
    let older: Vec<_> = ExchangeVersion::ALL.iter().filter(is_older).collect();
    if older.is_empty() { None } else { name_version(tree, choices.pick(&older).name()) }
}

fn name_no_version(tree: &mut Tree, _: &mut Choices<'_>) -> Option<()> {
    let operation = operation(tree)?;
    let is_newer = operation.declaration?.since > WITHOUT_VERSION;
    if !is_newer || !knows_words(operation, WITHOUT_VERSION) {
        return None;
    }
    let headers = &mut tree.child_mut("Header")?.content;
    headers.retain(|part| !matches!(part, Part::Element(it) if it.local == REQUEST_SERVER_VERSION));
    Some(())
}

fn name_unknown_version(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    name_version(tree, choices.pick(&["", "Exchange2007_SP2", "exchange2013", "Exchange2019", "2013"]))
}

fn double_header(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let headers = &mut tree.child_mut("Header")?.content;
    let declared = |part: &&Part| matches!(part, Part::Element(header) if header.declaration.is_some());
    let declared: Vec<_> = headers.iter().filter(declared).cloned().collect();
    let twin = declared.get(choices.below(declared.len()))?.clone();
    headers.push(twin);
    Some(())
}

fn add_header(tree: &mut Tree, choices: &mut Choices<'_>, mut header: Tree) -> Option<()> {
    header.is_edited = true;
    let headers = &mut tree.child_mut("Header")?.content;
    headers.insert(choices.below(headers.len() + 1), Part::Element(header));
    Some(())
}

fn add_unknown_header(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let namespace = choices.pick(&[Namespace::Types, Namespace::Messages]);
    add_header(tree, choices, Tree::undeclared(namespace, "Nonsense"))
}

fn add_header_to_be_understood(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let mut header = Tree::undeclared(Namespace::Other, "Security");
    header.add_attribute(Namespace::Soap, "mustUnderstand", TreeValue::Text("1".to_owned()));
    add_header(tree, choices, header)
}

fn double_operation(tree: &mut Tree, _: &mut Choices<'_>) -> Option<()> {
    let body = tree.child_mut("Body")?;
    body.is_edited = true;
    let twin = body.content.first()?.clone();
    body.content.push(twin);
    Some(())
}

fn rename_operation(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    operation(tree)?.local = choices.pick(&["DoNothing", "GetUserPhoto", "getImItemList"]).into();
    Some(())
}

fn move_operation(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let operation = operation(tree)?;
    operation.is_edited = true;
    operation.namespace = choices.pick(&[Namespace::Types, Namespace::None, Namespace::Other]);
    Some(())
}

fn empty_body(tree: &mut Tree, _: &mut Choices<'_>) -> Option<()> {
    tree.child_mut("Body")?.content.clear();
    Some(())
}

fn drop_body(tree: &mut Tree, _: &mut Choices<'_>) -> Option<()> {
    tree.content.retain(|part| !matches!(part, Part::Element(child) if child.local == "Body"));
    Some(())
}

fn turn_around(tree: &mut Tree, _: &mut Choices<'_>) -> Option<()> {
    // Otherwise the body is refused, before the header is reached or instead of it: it needs the version
    // named there.
    let operation = operation(tree)?;
    if !knows_words(operation, WITHOUT_VERSION) || has_newer(operation, WITHOUT_VERSION) {
        return None;
    }
    tree.is_edited = true;
    let body =
        tree.content.iter().position(|part| matches!(part, Part::Element(it) if it.local == "Body"))?;
    let header =
        tree.content.iter().position(|part| matches!(part, Part::Element(it) if it.local == "Header"))?;
    tree.content.swap(header, body);
    Some(())
}

fn add_after_body(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let namespace = choices.pick(&[Namespace::Other, Namespace::Soap, Namespace::Types]);
    tree.is_edited = true;
    tree.content.push(Part::Element(Tree::undeclared(namespace, "Trailer")));
    Some(())
}

fn replace_root(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    match choices.below(3) {
        0 => tree.namespace = Namespace::Other,
        1 => tree.namespace = Namespace::None,
        _ => tree.local = "Message".into(),
    }
    Some(())
}
