//! One flaw in a valid message, and how the reader is to refuse it.
//!
//! Flaws of declared elements are here, those of the message's frame and headers in [`frame`].

mod frame;

use super::choices::Choices;
use super::message::attributes_of;
use super::tree::{Holds, Part, Tree, TreeValue};
use super::value::unfitting;
use crate::wire::{Content, Invalid, Namespace, Refusal, Simple, Step, Type, ViolationKind};

/// A kind of flaw.
#[derive(Debug)]
pub struct Edit {
    /// What it does.
    pub name: &'static str,
    /// Whether a refusal is the one that was to be expected.
    pub predicts: fn(&Refusal) -> bool,
    make: fn(&mut Tree, &mut Choices<'_>) -> Option<()>,
}

impl Edit {
    /// Makes the flaw somewhere in the message and marks the element; false when there is no place for it.
    #[must_use]
    pub fn apply(&self, tree: &mut Tree, choices: &mut Choices<'_>) -> bool {
        (self.make)(tree, choices).is_some()
    }
}

/// Every kind of flaw.
pub static EDITS: &[&[Edit]] = &[OF_ELEMENTS, frame::VIOLATIONS, frame::REFUSALS];

/// Lines of `name: how it is made => the violation it is`.
macro_rules! violations {
    ($($name:literal: $make:expr => $($pattern:pat_param)|+,)+) => {
        &[$(Edit {
            name: $name,
            predicts: |refusal| {
                refusal.violation().is_some_and(|violation| {
                    matches!(&violation.kind, ViolationKind::Invalid($($pattern)|+))
                })
            },
            make: $make,
        },)+]
    };
}
use violations;

static OF_ELEMENTS: &[Edit] = violations! {
    "required child dropped": drop_required_child => Invalid::Child { .. } | Invalid::Incomplete { .. },
    "single child twice": double_child => Invalid::Child { .. },
    "children swapped": swap_children => Invalid::Child { .. },
    "child renamed": rename_child => Invalid::Child { .. },
    "child in another namespace": move_child => Invalid::Child { .. },
    "undeclared attribute": add_attribute => Invalid::AttributeUndeclared(_),
    "attribute with a namespace": qualify_attribute => Invalid::AttributeUndeclared(_),
    "required attribute dropped": drop_attribute => Invalid::AttributeMissing(_),
    "bad attribute value": spoil_attribute => Invalid::AttributeValue { .. },
    "bad text": spoil_text => Invalid::ElementValue { .. },
    "text between children": add_text => Invalid::Text { .. },
    "text in an empty element": fill_empty => Invalid::TextInEmpty { .. },
    "child in text":
        |tree, choices| add_child(tree, choices, Holds::Text)
        => Invalid::ChildInLeaf { text_only: true, .. },
    "child in an empty element":
        |tree, choices| add_child(tree, choices, Holds::Nothing)
        => Invalid::ChildInLeaf { text_only: false, .. },
    "xsi:nil": make_nil => Invalid::Nil,
    "another xsi:type": retype => Invalid::UnknownType(_) | Invalid::TypeNotDerived { .. },
    "abstract type": make_abstract => Invalid::TypeNotDerived { .. } | Invalid::Abstract(_),
    "another attribute of xsi": add_instance_attribute => Invalid::AttributeUndeclared(_),
};

/// One of the elements for which a question is answered with yes, marked as edited.
fn choose<'t>(
    tree: &'t mut Tree,
    choices: &mut Choices<'_>,
    fits: &dyn Fn(&Tree) -> bool,
) -> Option<&'t mut Tree> {
    let chosen = tree.choose(choices, fits)?;
    chosen.is_edited = true;
    Some(chosen)
}

/// The steps whose children are all that keeps the element valid.
fn needed_steps(tree: &Tree) -> Vec<&'static Step> {
    let Some(complex) = tree.complex() else { return Vec::new() };
    let steps = (0..complex.step_count()).filter_map(|place| complex.step(place));
    let others = |step: &Step| tree.children().any(|child| !fills(child, step));
    let needed = |step: &Step| step.required(false) > 0 && tree.children().any(|child| fills(child, step));
    steps.filter(|step| needed(step) && (!complex.may_be_empty || others(step))).collect()
}

fn fills(tree: &Tree, step: &Step) -> bool {
    tree.step.is_some_and(|filled| std::ptr::eq(filled, step))
}

fn drop_required_child(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let parent = choose(tree, choices, &|tree| !needed_steps(tree).is_empty())?;
    let step = choices.pick(&needed_steps(parent));
    parent.content.retain(|part| !matches!(part, Part::Element(child) if fills(child, step)));
    Some(())
}

/// Where the children are that satisfy a question about them and the content after them.
fn places(tree: &Tree, fits: impl Fn(&Tree, &[Part]) -> bool) -> Vec<usize> {
    let indexed = tree.content.iter().enumerate();
    let fitting = indexed.filter(|(index, part)| match part {
        Part::Element(child) => fits(child, &tree.content[index + 1..]),
        Part::Text(_) => false,
    });
    fitting.map(|(index, _)| index).collect()
}

fn single_children(tree: &Tree) -> Vec<usize> {
    places(tree, |child, _| child.step.is_some_and(|step| step.max == 1))
}

fn double_child(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let parent = choose(tree, choices, &|tree| !single_children(tree).is_empty())?;
    let place = choices.pick(&single_children(parent));
    let twin = parent.content[place].clone();
    parent.content.insert(place + 1, twin);
    Some(())
}

fn swappable_children(tree: &Tree) -> Vec<usize> {
    places(tree, |child, after| match (child.step, after.first()) {
        (Some(step), Some(Part::Element(next))) => !fills(next, step),
        _ => false,
    })
}

fn swap_children(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let parent = choose(tree, choices, &|tree| !swappable_children(tree).is_empty())?;
    let place = choices.pick(&swappable_children(parent));
    parent.content.swap(place, place + 1);
    Some(())
}

/// A child of a declared element.
fn choose_child<'t>(tree: &'t mut Tree, choices: &mut Choices<'_>) -> Option<&'t mut Tree> {
    choose(tree, choices, &|tree| tree.step.is_some())
}

fn rename_child(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let child = choose_child(tree, choices)?;
    let renamed = match choices.below(3) {
        0 => "Nonsense".to_owned(),
        1 => child.local.to_lowercase(),
        _ => format!("{}s.", child.local),
    };
    child.local = renamed.into();
    Some(())
}

fn move_child(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let child = choose_child(tree, choices)?;
    let others = [Namespace::Messages, Namespace::Types, Namespace::None, Namespace::Other, Namespace::Soap];
    let others: Vec<_> = others.into_iter().filter(|&other| other != child.namespace).collect();
    child.namespace = choices.pick(&others);
    Some(())
}

fn add_attribute(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &Tree::is_declared)?;
    let place = choices.below(chosen.attributes.len() + 1);
    chosen.set_attribute("Nonsense", String::new());
    chosen.attributes[place..].rotate_right(1);
    Some(())
}

fn qualify_attribute(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &Tree::is_declared)?;
    let namespace = choices.pick(&[Namespace::Other, Namespace::Types, Namespace::Messages]);
    chosen.add_attribute(namespace, "Id", TreeValue::Text("1".to_owned()));
    Some(())
}

/// Where the attributes are that satisfy a question about whether they are required and their datatype.
fn attribute_places(tree: &Tree, fits: impl Fn(bool, &Simple) -> bool) -> Vec<usize> {
    let declared = tree.complex().map_or_else(Vec::new, attributes_of);
    let found = tree.attributes.iter().enumerate().filter(|(_, attribute)| {
        let declared = declared.iter().find(|declared| declared.name == attribute.local);
        let is_plain = attribute.namespace == Namespace::None;
        is_plain && declared.is_some_and(|declared| fits(declared.required, (declared.of_type)()))
    });
    found.map(|(place, _)| place).collect()
}

fn required_attributes(tree: &Tree) -> Vec<usize> {
    attribute_places(tree, |required, _| required)
}

fn drop_attribute(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &|tree| !required_attributes(tree).is_empty())?;
    let place = choices.pick(&required_attributes(chosen));
    chosen.attributes.remove(place);
    Some(())
}

fn can_be_spoiled(simple: &Simple) -> bool {
    unfitting(simple, &mut Choices::new(&[])).is_some()
}

fn spoilable_attributes(tree: &Tree) -> Vec<usize> {
    attribute_places(tree, |_, simple| can_be_spoiled(simple))
}

fn spoil_attribute(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &|tree| !spoilable_attributes(tree).is_empty())?;
    let place = choices.pick(&spoilable_attributes(chosen));
    let declared = chosen.complex()?.attribute(&chosen.attributes[place].local)?;
    let value = unfitting((declared.of_type)(), choices)?;
    chosen.attributes[place].value = TreeValue::Text(value.to_owned());
    Some(())
}

/// The datatype of the text in an element.
fn text_datatype(tree: &Tree) -> Option<&'static Simple> {
    match tree.of_type()? {
        Type::Simple(simple) => Some(simple),
        Type::Complex(complex) => match complex.content {
            Content::Text(simple) => Some(simple()),
            _ => None,
        },
    }
}

fn spoil_text(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &|tree| text_datatype(tree).is_some_and(can_be_spoiled))?;
    let value = unfitting(text_datatype(chosen)?, choices)?;
    chosen.content = vec![Part::Text(value.to_owned())];
    Some(())
}

fn add_text(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &|tree| tree.holds() == Holds::Elements)?;
    let place = choices.below(chosen.content.len() + 1);
    chosen.content.insert(place, Part::Text("stray".to_owned()));
    Some(())
}

fn fill_empty(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &|tree| tree.holds() == Holds::Nothing)?;
    chosen.content.push(Part::Text(choices.pick(&["stray", " ", "\n"]).to_owned()));
    Some(())
}

fn add_child(tree: &mut Tree, choices: &mut Choices<'_>, holds: Holds) -> Option<()> {
    let chosen = choose(tree, choices, &|tree| tree.holds() == holds)?;
    let namespace = choices.pick(&[Namespace::Types, Namespace::Other, Namespace::None]);
    let place = choices.below(chosen.content.len() + 1);
    chosen.content.insert(place, Part::Element(Tree::undeclared(namespace, "Nonsense")));
    Some(())
}

fn make_nil(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &Tree::is_declared)?;
    let value = choices.pick(&["true", "false", "1"]);
    chosen.add_attribute(Namespace::SchemaInstance, "nil", TreeValue::Text(value.to_owned()));
    Some(())
}

fn retype(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let other = match choices.below(4) {
        0 => TreeValue::TypeName(Namespace::Types, "NonsenseType".into()),
        1 => TreeValue::TypeName(Namespace::Types, "PersonaType".into()),
        2 => TreeValue::TypeName(Namespace::Types, "ConnectingSIDType".into()),
        _ => TreeValue::Text("nowhere:ItemIdType".to_owned()),
    };
    let is_other = |tree: &Tree| tree.is_declared() && tree.local != "ConnectingSID";
    name_type(choose(tree, choices, &is_other)?, other);
    Some(())
}

/// An abstract type of the tables, for an element that could have it or for any other.
fn make_abstract(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let is_transition = |tree: &Tree| tree.local == "Transition" && tree.is_declared();
    let can_have_it = tree.count(&is_transition) > 0;
    let chosen = choose(tree, choices, if can_have_it { &is_transition } else { &Tree::is_declared })?;
    name_type(chosen, TreeValue::TypeName(Namespace::Types, "RecurringTimeTransitionType".into()));
    Some(())
}

fn name_type(tree: &mut Tree, name: TreeValue) {
    tree.attributes.retain(|attribute| attribute.namespace != Namespace::SchemaInstance);
    tree.add_attribute(Namespace::SchemaInstance, "type", name);
}

fn add_instance_attribute(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = choose(tree, choices, &Tree::is_declared)?;
    let local = choices.pick(&["foo", "Type", "schemaLocations"]);
    chosen.add_attribute(Namespace::SchemaInstance, local, TreeValue::Text(String::new()));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::REQUESTS;
    use crate::wire::{Limit, Refusal};

    fn set_im_group() -> Tree {
        let declaration = REQUESTS.body("SetImGroup").expect("it is simulated");
        let request = crate::generate::request;
        request(&REQUESTS, declaration, &crate::generate::Pool::default(), &mut Choices::new(&[]))
    }

    #[test]
    fn no_flaw_is_made_where_there_is_no_place_for_it() {
        for edit in OF_ELEMENTS {
            let mut bare = Tree::undeclared(Namespace::Other, "a");
            assert!(!edit.apply(&mut bare, &mut Choices::new(&[])), "{}", edit.name);
            assert!(!bare.is_edited, "{}", edit.name);
        }
    }

    #[test]
    fn a_flaw_marks_the_element_it_is_in() {
        let drop =
            OF_ELEMENTS.iter().find(|edit| edit.name == "required child dropped").expect("it is there");
        let mut tree = set_im_group();
        let children = |tree: &mut Tree, of: &dyn Fn(&Tree) -> bool| {
            tree.nth_mut(0, of).map(|found| found.children().count())
        };
        assert_eq!(children(&mut tree, &|it| it.local == "SetImGroup"), Some(2));
        assert!(drop.apply(&mut tree, &mut Choices::new(&[])));
        assert_eq!(children(&mut tree, &|it| it.is_edited), Some(1));
    }

    #[test]
    fn nothing_predicts_a_limit() {
        for edit in EDITS.iter().copied().flatten() {
            assert!(!(edit.predicts)(&Refusal::LimitExceeded(Limit::Depth)), "{}", edit.name);
        }
    }
}
