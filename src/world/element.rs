//! From the values that authors write to elements, as the tables of the schema have them.

use std::borrow::Cow;

use super::Value;
use super::error::{WorldError, listed, nearest};
use crate::wire::{Complex, Content, Element, ExchangeVersion, Form, Simple, Step, Type, Writer};

type Result<T> = std::result::Result<T, WorldError>;

/// The part of an object that is the text beside its attributes.
const TEXT: &str = "Value";
/// The attribute that bodies need, and what it is where nobody says.
const BODY_TYPE: (&str, &str) = ("BodyType", "Text");

/// Writes an element, or several where a list stands for an element that may be repeated.
///
/// # Errors
///
/// For a part that the type does not have, and for a text that is not of its datatype.
pub(super) fn write(element: &Element, may_repeat: bool, value: &Value, writer: &mut Writer) -> Result<()> {
    match value {
        Value::List(values) if may_repeat => {
            for (index, value) in values.iter().enumerate() {
                write_one(element, value, writer).map_err(|error| error.at(index, ""))?;
            }
            Ok(())
        }
        value => write_one(element, value, writer),
    }
}

fn write_one(element: &Element, value: &Value, writer: &mut Writer) -> Result<()> {
    match (element.of_type)() {
        Type::Simple(simple) => {
            writer.text_element(element, &text_of(simple, value)?);
            Ok(())
        }
        Type::Complex(complex) => {
            writer.start(element.namespace, element.name);
            write_content(complex, value, writer)?;
            writer.end(element.namespace, element.name);
            Ok(())
        }
    }
}

fn write_content(complex: &'static Complex, value: &Value, writer: &mut Writer) -> Result<()> {
    match value {
        Value::Object(parts) => match keyed_entry(complex) {
            Some(entry) => write_entries(entry, parts, writer),
            None => write_parts(complex, parts, writer),
        },
        value => write_short(complex, value, writer),
    }
}

/// The steps of a type, those of its base first.
fn steps(complex: &'static Complex) -> impl Iterator<Item = &'static Step> {
    (0..complex.step_count()).filter_map(|position| complex.step(position))
}

/// The only element of a type that has no other.
fn only_element(complex: &'static Complex) -> Option<(&'static Element, bool)> {
    let mut steps = steps(complex);
    let (first, second) = (steps.next()?, steps.next());
    match first.alternatives {
        [only] if second.is_none() => Some((only, first.max > 1)),
        _ => None,
    }
}

/// The entry of a dictionary, which has a key.
fn keyed_entry(complex: &'static Complex) -> Option<&'static Element> {
    let (entry, _) = only_element(complex)?;
    let Type::Complex(keyed) = (entry.of_type)() else { return None };
    keyed.attribute("Key").filter(|key| key.required).map(|_| entry)
}

fn write_entries(entry: &Element, parts: &[(String, Value)], writer: &mut Writer) -> Result<()> {
    let Type::Complex(complex) = (entry.of_type)() else { return Ok(()) };
    for (key, value) in parts {
        let checked = complex.attribute("Key").map(|attribute| check((attribute.of_type)(), key));
        checked.transpose().map_err(|error| error.within(key))?;
        writer.start(entry.namespace, entry.name);
        writer.attribute("Key", key);
        write_content(complex, value, writer).map_err(|error| error.within(key))?;
        writer.end(entry.namespace, entry.name);
    }
    Ok(())
}

fn write_parts(complex: &'static Complex, parts: &[(String, Value)], writer: &mut Writer) -> Result<()> {
    let find = |name: &str| parts.iter().find(|(own, _)| own == name).map(|(_, value)| value);
    let names = part_names(complex);
    for (index, (name, _)) in parts.iter().enumerate() {
        if !names.contains(&&**name) {
            return Err(unknown(name, &names).within(name));
        }
        if parts[..index].iter().any(|(earlier, _)| earlier == name) {
            return Err(WorldError::new(format!("{name} is there twice")).within(name));
        }
    }
    for (name, value) in parts {
        if let Some(attribute) = complex.attribute(name) {
            let text = text_of((attribute.of_type)(), value).map_err(|error| error.within(name))?;
            writer.attribute(attribute.name, &text);
        }
    }
    if let (Content::Text(simple), Some(value)) = (complex.content, find(TEXT)) {
        writer.text(&text_of(simple(), value).map_err(|error| error.within(TEXT))?);
    }
    for step in steps(complex) {
        for element in step.alternatives {
            if let Some(value) = find(element.name) {
                write(element, step.max > 1, value, writer).map_err(|error| error.within(element.name))?;
            }
        }
    }
    Ok(())
}

/// Writes what stands for a type with parts and is no object.
fn write_short(complex: &'static Complex, value: &Value, writer: &mut Writer) -> Result<()> {
    if let Content::Text(simple) = complex.content {
        let text = text_of(simple(), value)?;
        let (name, word) = BODY_TYPE;
        if complex.attribute(name).is_some_and(|attribute| attribute.required) {
            writer.attribute(name, word);
        }
        writer.text(&text);
        return Ok(());
    }
    if let Some((element, may_repeat)) = only_element(complex) {
        return write(element, may_repeat, value, writer);
    }
    // What an address stands for: a mailbox, and what has one.
    let address = ["Mailbox", "EmailAddress"];
    let part = steps(complex).flat_map(|step| step.alternatives).find(|part| address.contains(&part.name));
    match (part, value) {
        (Some(part), Value::Text(_)) => write_one(part, value, writer),
        _ => {
            let names = part_names(complex);
            Err(WorldError::new(format!("it takes an object; {}", listed(names.into_iter()))))
        }
    }
}

/// What an object of the type may have: attributes, text, child elements.
fn part_names(complex: &'static Complex) -> Vec<&'static str> {
    let mut names = Vec::new();
    let mut next = Some(complex);
    while let Some(own) = next {
        names.splice(0..0, own.attributes.iter().map(|attribute| attribute.name));
        next = own.base.map(|base| base());
    }
    if matches!(complex.content, Content::Text(_)) {
        names.push(TEXT);
    }
    names.extend(steps(complex).flat_map(|step| step.alternatives).map(|element| element.name));
    names
}

/// The problem of a name that nothing here has.
fn unknown(name: &str, names: &[&str]) -> WorldError {
    let exists = match nearest(name, names.iter().copied()) {
        Some(near) => format!("the nearest is {near}"),
        None => listed(names.iter().copied()),
    };
    WorldError::new(format!("there is no {name} here; {exists}"))
}

/// The text of a simple value, once it is of the datatype.
fn text_of(simple: &Simple, value: &Value) -> Result<String> {
    let text: Cow<'_, str> = match value {
        Value::Text(text) => text.as_str().into(),
        Value::Boolean(value) => value.to_string().into(),
        Value::Integer(number) => number.to_string().into(),
        Value::Double(number) => number.to_string().into(),
        Value::List(_) => return Err(WorldError::new("it takes one value, not a list")),
        Value::Object(_) => return Err(WorldError::new("it takes a simple value, not an object")),
    };
    check(simple, &text)?;
    Ok(text.into_owned())
}

fn check(simple: &Simple, text: &str) -> Result<()> {
    if simple.check(text, ExchangeVersion::NEWEST).is_ok() {
        return Ok(());
    }
    let problem = match simple.form {
        Form::Enumeration(words) => {
            format!("{text:?} is none of its words; {}", listed(words.iter().map(|word| word.name)))
        }
        _ => format!("{text:?} is no {}", simple.name),
    };
    Err(WorldError::new(problem))
}
