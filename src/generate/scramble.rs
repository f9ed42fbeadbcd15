//! Changes after which a message may be valid or not: for comparison with another validator.

use super::choices::Choices;
use super::tree::{Holds, Part, Tree, TreeValue};
use super::value::anything;
use crate::wire::Namespace;

/// Changes a message somewhere: a value, an element moved or doubled, a part removed.
pub fn scramble(tree: &mut Tree, choices: &mut Choices<'_>) {
    match choices.below(6) {
        0 | 1 => change_attribute(tree, choices),
        2 | 3 => change_text(tree, choices),
        4 => transplant(tree, choices),
        _ => remove_part(tree, choices),
    };
}

fn change_attribute(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = tree.choose(choices, &|tree| {
        let mut names = tree.attributes.iter().map(|attribute| attribute.namespace);
        tree.is_declared() && names.any(|namespace| namespace == Namespace::None)
    })?;
    let plain = chosen.attributes.iter_mut().filter(|attribute| attribute.namespace == Namespace::None);
    let mut plain: Vec<_> = plain.collect();
    let place = choices.below(plain.len());
    plain[place].value = TreeValue::Text(anything(choices));
    Some(())
}

fn change_text(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = tree.choose(choices, &|tree| tree.holds() == Holds::Text)?;
    chosen.content = vec![Part::Text(anything(choices))];
    Some(())
}

/// Puts a copy of one element into another, anywhere in its content.
fn transplant(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let graft = tree.choose(choices, &|tree| tree.step.is_some())?.clone();
    let target = tree.choose(choices, &|tree| tree.is_declared() && tree.holds() == Holds::Elements)?;
    target.content.insert(choices.below(target.content.len() + 1), Part::Element(graft));
    Some(())
}

fn remove_part(tree: &mut Tree, choices: &mut Choices<'_>) -> Option<()> {
    let chosen = tree.choose(choices, &|tree| tree.is_declared() && !tree.content.is_empty())?;
    chosen.content.remove(choices.below(chosen.content.len()));
    Some(())
}
