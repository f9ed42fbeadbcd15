//! What a rejected message broke.

use super::{Culprit, Finding, Nearest, Rule, closest, most_alike_first};
use crate::operation::{PublishedOperation, REQUESTS};
use crate::profile::ServerProfile;
use crate::refusal::names_no_account;
use crate::wire::{
    BadValue, Complex, ExchangeVersion, ExpectedName, Form, Invalid, Malformed, Name, REQUEST_SERVER_VERSION,
    Refusal, Rejection, Simple, Type, ViolationKind,
};

/// The finding about a message that a server of this profile did not accept.
pub(crate) fn of_rejection(rejection: &Rejection, profile: ServerProfile) -> Finding {
    match &rejection.refusal {
        Refusal::Violation(violation) => match &violation.kind {
            ViolationKind::Malformed(malformed) => Finding::new(Rule::WellFormed, culprit_of(malformed)),
            ViolationKind::Invalid(invalid) if names_no_account(rejection) => {
                Finding { rule: Rule::ConnectingSid, ..of_invalid(invalid, rejection.operation) }
            }
            ViolationKind::Invalid(invalid) => of_invalid(invalid, rejection.operation),
        },
        Refusal::NewerThanRequested { name, since, .. } => {
            Finding::new(Rule::VersionRequested, Culprit::element(name)).near(Nearest::Version(*since))
        }
        Refusal::UnknownVersion(value) => unknown_version(value, profile.newest_version()),
        Refusal::DuplicateHeader(name) => Finding::new(Rule::HeaderOnce, Culprit::element(*name)),
        Refusal::NotUnderstood(name) => header(Rule::MustUnderstand, name),
        Refusal::NotAnEnvelope(name) => Finding::new(Rule::Envelope, Culprit::element(&name.local)),
        Refusal::NoOperation => Finding::new(Rule::Body, Culprit::element("Body")),
        Refusal::UnknownOperation(name) => unknown_operation(name, profile.newest_version()),
        Refusal::LimitExceeded(limit) => Finding::new(Rule::Limits, Culprit::Limit(*limit)),
    }
}

/// What keeps a message from being well-formed, where that is a part of it.
fn culprit_of(malformed: &Malformed) -> Culprit {
    let local = |qualified: &str| Culprit::element(qualified.rsplit(':').next().unwrap_or_default());
    let markup = |markup: &str| Culprit::Markup(markup.to_owned());
    match malformed {
        Malformed::EntityName => markup("&"),
        Malformed::AttributeCharacter => markup("<"),
        Malformed::CdataEnd => markup("]]>"),
        Malformed::CommentHyphens => markup("--"),
        Malformed::Dtd | Malformed::DtdAfterRoot | Malformed::DtdInContent => markup("<!"),
        Malformed::ProcessingInstruction => markup("<?"),
        Malformed::LateDeclaration => markup("<?xml"),
        Malformed::UndeclaredPrefix(prefix) => markup(prefix),
        Malformed::UndeclaredEntity(name) => Culprit::Markup(format!("&{name};")),
        Malformed::InvalidCharacter(code) => Culprit::Markup(format!("U+{code:04X}")),
        Malformed::NameStart(character) | Malformed::NameCharacter(character) => {
            Culprit::Markup(character.to_string())
        }
        Malformed::UnexpectedToken { token, .. } | Malformed::WhiteSpaceExpected(token) => markup(token),
        Malformed::ReservedNamespace(prefix) | Malformed::NamespaceDeclaration(prefix) => {
            let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            Culprit::Attribute(name)
        }
        Malformed::DuplicateAttribute(name) => Culprit::Attribute(name.clone()),
        Malformed::UnsupportedEncoding(name) => Culprit::value("encoding", name),
        Malformed::DeclarationVersion(version) => Culprit::value("version", version),
        Malformed::EndTagMismatch { end, .. } => local(end),
        Malformed::Unclosed(names) if !names.is_empty() => local(&names[0]),
        _ => Culprit::Message,
    }
}

fn of_invalid(invalid: &Invalid, operation: Option<&str>) -> Finding {
    match invalid {
        Invalid::Child { child, expected, .. } => {
            Finding::new(Rule::Child, Culprit::element(&child.local)).near(elements(&child.local, expected))
        }
        Invalid::Incomplete { parent, expected } => {
            Finding::new(Rule::Complete, Culprit::element(&parent.local)).near(elements("", expected))
        }
        Invalid::ChildInLeaf { child, .. } => Finding::new(Rule::Leaf, Culprit::element(&child.local)),
        Invalid::Text { parent, expected } => {
            Finding::new(Rule::Text, Culprit::element(&parent.local)).near(elements("", expected))
        }
        Invalid::TextInEmpty { parent, .. } => Finding::new(Rule::Text, Culprit::element(&parent.local)),
        Invalid::AttributeMissing(name) => {
            let culprit = Culprit::Attribute((*name).to_owned());
            Finding::new(Rule::AttributeThere, culprit).near(Nearest::Word((*name).to_owned()))
        }
        Invalid::AttributeUndeclared(name) => undeclared_attribute(&name.local, operation),
        Invalid::AttributeValue { name, value } => bad_value(name, value),
        Invalid::ElementValue { name, value } => bad_value(&name.local, value),
        Invalid::UnknownElement(name) => unknown_element(name),
        Invalid::UnknownType(name) | Invalid::TypeNotDerived { type_name: name, .. } => {
            Finding::new(Rule::TypeNamed, Culprit::value("xsi:type", &name.local))
        }
        Invalid::Abstract(element) => Finding::new(Rule::TypeNamed, Culprit::element(&element.local)),
        Invalid::Nil => Finding::new(Rule::TypeNamed, Culprit::Attribute("xsi:nil".into())),
    }
}

fn elements(name: &str, expected: &[ExpectedName]) -> Option<Nearest> {
    let mut expected = expected.to_vec();
    most_alike_first(name, &mut expected, |it| it.local);
    (!expected.is_empty()).then_some(Nearest::Elements(expected))
}

fn bad_value(name: &str, bad: &BadValue) -> Finding {
    let nearest = closest(&bad.value, words(bad.datatype)).map(|word| Nearest::Word(word.to_owned()));
    Finding::new(Rule::Datatype, Culprit::value(name, &bad.value)).near(nearest)
}

/// The words of an enumeration, or of those in a union.
fn words(datatype: &'static Simple) -> Vec<&'static str> {
    match datatype.form {
        Form::Enumeration(words) => words.iter().map(|word| word.name).collect(),
        Form::Union(members) => members.iter().flat_map(|member| words(member)).collect(),
        Form::List(item) => words(item()),
        Form::Boolean => vec!["true", "false"],
        _ => Vec::new(),
    }
}

/// Where the attribute stands is not known any more; what is near is one that some part of the operation has.
fn undeclared_attribute(name: &str, operation: Option<&str>) -> Finding {
    let mut attributes = Vec::new();
    if let Some(operation) = operation.and_then(|operation| REQUESTS.body(operation)) {
        collect_attributes((operation.of_type)(), &mut Vec::new(), &mut attributes);
    }
    let nearest = closest(name, attributes).map(|attribute| Nearest::Word(attribute.to_owned()));
    Finding::new(Rule::AttributeDeclared, Culprit::Attribute(name.to_owned())).near(nearest)
}

/// The attributes of a type and of all types within; those in `seen` have been looked at.
fn collect_attributes(of_type: Type, seen: &mut Vec<*const Complex>, attributes: &mut Vec<&'static str>) {
    let Type::Complex(complex) = of_type else { return };
    if seen.contains(&std::ptr::from_ref(complex)) {
        return;
    }
    seen.push(complex);
    attributes.extend(complex.attributes.iter().map(|attribute| attribute.name));
    for step in complex.own_steps() {
        for element in step.alternatives {
            collect_attributes((element.of_type)(), seen, attributes);
        }
    }
    if let Some(base) = complex.base {
        collect_attributes(Type::Complex(base()), seen, attributes);
    }
}

/// An element of ours that the schema does not have: an operation in another namespace, or a header.
fn unknown_element(name: &Name) -> Finding {
    match REQUESTS.body(&name.local) {
        Some(element) => {
            let expected = vec![ExpectedName { namespace: element.namespace, local: element.name }];
            Finding::new(Rule::Declared, Culprit::element(&name.local)).near(Nearest::Elements(expected))
        }
        None => header(Rule::Declared, name),
    }
}

fn header(rule: Rule, name: &Name) -> Finding {
    let known = REQUESTS.headers.iter();
    let nearest = closest(&name.local, known.clone().map(|it| it.name));
    let nearest = known.clone().find(|it| Some(it.name) == nearest);
    let nearest = nearest.map(|it| ExpectedName { namespace: it.namespace, local: it.name });
    Finding::new(rule, Culprit::element(&name.local)).near(nearest.map(|it| Nearest::Elements(vec![it])))
}

fn unknown_version(value: &str, newest: ExchangeVersion) -> Finding {
    let known = ExchangeVersion::ALL.iter().filter(|version| **version <= newest);
    let nearest = match ExchangeVersion::parse(value) {
        Some(_) => Some(newest),
        None => closest(value, known.map(|version| version.name())).and_then(ExchangeVersion::parse),
    };
    let culprit = Culprit::value(format!("{REQUEST_SERVER_VERSION}/@Version"), value);
    Finding::new(Rule::VersionKnown, culprit).near(nearest.map(Nearest::Version))
}

fn unknown_operation(name: &str, newest: ExchangeVersion) -> Finding {
    let simulated = REQUESTS.bodies.iter().filter(|element| element.exists_in(newest));
    let Some(published) = PublishedOperation::find(name) else {
        let nearest = closest(name, simulated.map(|element| element.name)).map(Nearest::Operation);
        return Finding::new(Rule::OperationKnown, Culprit::element(name)).near(nearest);
    };
    match published.since {
        Some(since) if since > newest => {
            Finding::new(Rule::OperationOfServer, Culprit::element(name)).near(Nearest::Version(since))
        }
        _ => Finding::new(Rule::OperationSimulated, Culprit::element(name)),
    }
}
