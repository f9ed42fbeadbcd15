//! Faults on the wire.

use crate::Error;
use crate::profile::{EnvelopeStyle, ServerProfile};
use crate::schema::{Fault, Path, ViolationDetail};
use crate::wire::{Choice, Namespace, Naming, Spelling, Writer};

use super::{SOAP, XML_DECLARATION, write_all};

/// The whole answer that carries a fault.
pub(crate) fn write_fault(fault: &Fault, profile: ServerProfile, spelling: Spelling) -> Vec<u8> {
    match profile.envelope_style() {
        EnvelopeStyle::Exchange2007 => exchange_2007(fault, profile, spelling),
        _ => since_2010(fault, spelling),
    }
}

/// No header; the code in the types namespace; `e:` declared anew on each detail element.
fn since_2010(fault: &Fault, spelling: Spelling) -> Vec<u8> {
    let mut writer = Writer::new(Naming::Prefixes, spelling);
    write_all(&mut writer, &[XML_DECLARATION, "<s:Envelope xmlns:s=\"", SOAP, "\"><s:Body><s:Fault>"]);
    match fault {
        Fault::Exchange { error, .. } => {
            let types = Namespace::Types.uri(spelling);
            write_all(
                &mut writer,
                &["<faultcode xmlns:a=\"", types, "\">a:", error.code().name(), "</faultcode>"],
            );
        }
        Fault::Soap { code, .. } => write_all(&mut writer, &["<faultcode>s:", code, "</faultcode>"]),
    }
    writer.raw("<faultstring xml:lang=\"en-US\">");
    writer.text(&fault.text());
    writer.raw("</faultstring>");
    if let Fault::Exchange { error, violation } = fault {
        writer.raw("<detail>");
        detail_element(&mut writer, "ResponseCode", error.code().name());
        detail_element(&mut writer, "Message", error.text());
        message_xml(&mut writer, error, violation.as_ref());
        writer.raw("</detail>");
    }
    writer.raw("</s:Fault></s:Body></s:Envelope>");
    writer.into_bytes()
}

fn detail_element(writer: &mut Writer, name: &str, text: &str) {
    writer.prefixed_element(Namespace::Errors, name, &[], |writer| writer.text(text));
}

fn message_xml(writer: &mut Writer, error: &Error, violation: Option<&ViolationDetail>) {
    if violation.is_none() && error.paths().is_empty() && error.values().is_empty() {
        return;
    }
    writer.prefixed_element(Namespace::Types, "MessageXml", &[], |writer| {
        if let Some(violation) = violation {
            let number = |writer: &mut Writer, name, number: usize| {
                writer.start(Namespace::Types, name);
                writer.text(&number.to_string());
                writer.end(Namespace::Types, name);
            };
            number(writer, "LineNumber", violation.line);
            number(writer, "LinePosition", violation.column);
            writer.start(Namespace::Types, "Violation");
            writer.text(&violation.text);
            writer.end(Namespace::Types, "Violation");
        }
        for path in error.paths() {
            path.write_branch(writer, Path::BRANCHES);
        }
        for pair in error.values() {
            writer.start(Namespace::Types, "Value");
            writer.attribute("Name", &pair.name);
            writer.text(&pair.value);
            writer.end(Namespace::Types, "Value");
        }
    });
}

/// As Exchange 2007 writes them: a prefix of their own, the header kept, `soap11:Client` for every code, line
/// and position as elements of the errors namespace, and the violation as the message.
fn exchange_2007(fault: &Fault, profile: ServerProfile, spelling: Spelling) -> Vec<u8> {
    let mut writer = Writer::new(Naming::Prefixes, spelling);
    let types = Namespace::Types.uri(spelling);
    write_all(&mut writer, &["<?xml version=\"1.0\"?>\n<soap11:Envelope xmlns:soap11=\"", SOAP]);
    writer.raw("\"><soap11:Header><t:ServerVersionInfo");
    super::write_version(&mut writer, profile.server_version_info());
    write_all(
        &mut writer,
        &[" xmlns:t=\"", types, "\" /></soap11:Header><soap11:Body><soap11:Fault><faultcode>"],
    );
    let code = match fault {
        Fault::Exchange { .. } => "Client",
        Fault::Soap { code, .. } => code,
    };
    write_all(&mut writer, &["soap11:", code, "</faultcode><faultstring>"]);
    writer.text(&fault.text());
    writer.raw("</faultstring>");
    if let Fault::Exchange { error, violation } = fault {
        writer.raw("<detail>");
        detail_element(&mut writer, "ResponseCode", error.code().name());
        detail_element(&mut writer, "Message", violation.as_ref().map_or(error.text(), |it| &it.text));
        if let Some(violation) = violation {
            detail_element(&mut writer, "Line", &violation.line.to_string());
            detail_element(&mut writer, "Position", &violation.column.to_string());
        }
        message_xml(&mut writer, error, None);
        writer.raw("</detail>");
    }
    writer.raw("</soap11:Fault></soap11:Body></soap11:Envelope>");
    writer.into_bytes()
}
