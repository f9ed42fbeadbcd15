//! Places in content models against the definition: a set of positions moved through the sequence one by one.

use crate::wire::content::{Place, Rules};
use crate::wire::*;

static A: &[Element] = &[element("a")];
static B: &[Element] = &[element("b")];
static A_OR_B: &[Element] = &[element("a"), element("b")];
static C_OR_A: &[Element] = &[element("c"), element("a")];

const NAMES: [&str; 3] = ["a", "b", "c"];
const RULES: Rules = Rules { version: ExchangeVersion::NEWEST, strict: false };

const fn element(name: &'static str) -> Element {
    Element::new(Namespace::Types, name, <String as Value>::of_type, ExchangeVersion::Exchange2007)
}

/// Every content model of up to three steps, with and without an optional whole.
fn models() -> impl Iterator<Item = &'static Complex> {
    let mut sequences = vec![Vec::new()];
    let mut longest = sequences.clone();
    for _ in 0..3 {
        longest = longest.iter().flat_map(|shorter: &Vec<Step>| one_step_more(shorter)).collect();
        sequences.extend(longest.clone());
    }
    let flags = [false, true].into_iter();
    flags.flat_map(move |may_be_empty| {
        let models: Vec<_> = sequences.iter().map(|steps| model(steps.clone(), may_be_empty)).collect();
        models
    })
}

fn one_step_more(shorter: &[Step]) -> Vec<Vec<Step>> {
    let mut longer = Vec::new();
    for alternatives in [A, B, A_OR_B, C_OR_A] {
        for (min, max, tolerates_absence) in
            [(0, 1, false), (1, 1, false), (1, 1, true), (0, UNBOUNDED, false), (1, UNBOUNDED, false)]
        {
            let mut steps = shorter.to_vec();
            steps.push(Step { alternatives, min, max, tolerates_absence });
            longer.push(steps);
        }
    }
    longer
}

/// Tables are static: the tests give theirs away.
fn model(steps: Vec<Step>, may_be_empty: bool) -> &'static Complex {
    Box::leak(Box::new(Complex {
        name: "Model",
        namespace: Namespace::Types,
        base: None,
        derived: &[],
        content: Content::Steps(Vec::leak(steps)),
        may_be_empty,
        is_abstract: false,
        attributes: &[],
        any_attribute: None,
    }))
}

/// A position by definition: inside a step that has been filled a number of times.
type Position = (usize, u32);

/// The positions reached by skipping what need not be there; one past the last step is the end.
fn reachable(steps: &[Step], (step, count): Position) -> Vec<Position> {
    let mut found = vec![(step, count)];
    let (mut step, mut count) = (step, count);
    while step < steps.len() && (count >= steps[step].min || steps[step].tolerates_absence) {
        (step, count) = (step + 1, 0);
        found.push((step, count));
    }
    found
}

/// What may come next from a position, and the position after it, in schema order.
fn successors(steps: &[Step], from: Position) -> Vec<(&'static str, Position)> {
    let positions = reachable(steps, from).into_iter().filter(|(step, _)| *step < steps.len());
    let open = positions.filter(|&(step, count)| count < steps[step].max);
    open.flat_map(|(step, count)| {
        // More than twice is as often as twice.
        let after = (step, (count + 1).min(2));
        steps[step].alternatives.iter().map(move |element| (element.name, after))
    })
    .collect()
}

/// Walks all words over the names; gives whether the model is one that a schema may have, where no name can
/// go to two places.
fn check(model: &'static Complex, place: Place, from: Position, length: usize) -> bool {
    let steps = model.own_steps();
    let next = successors(steps, from);
    let is_ambiguous = |name| next.iter().filter(|(other, _)| *other == name).count() > 1;
    if NAMES.iter().any(|name| is_ambiguous(*name)) {
        return false;
    }
    let is_start = from == (0, 0);
    let ends = reachable(steps, from).last().is_some_and(|(step, _)| *step == steps.len());
    assert_eq!(place.is_complete(RULES), ends || (is_start && model.may_be_empty), "{model:?} {from:?}");
    let expected: Vec<_> = place.expected(RULES).iter().map(|name| name.local).collect();
    assert_eq!(expected, next.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{model:?} {from:?}");
    NAMES.iter().all(|name| {
        let fit = place.find(Namespace::Types, name, RULES);
        let after = next.iter().find(|(other, _)| other == name);
        assert_eq!(fit.is_some(), after.is_some(), "{model:?} {from:?} {name}");
        match fit.zip(after) {
            Some((fit, (_, after))) if length > 0 => {
                let mut place = place;
                place.fill(&fit);
                check(model, place, *after, length - 1)
            }
            _ => true,
        }
    })
}

#[test]
fn places_agree_with_the_definition() {
    let checked = models().filter(|model| check(model, Place::start(model), (0, 0), 5)).count();
    assert!(checked > 1000, "only {checked} models are unambiguous");
}
