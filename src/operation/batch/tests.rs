use super::*;
use crate::message;
use crate::operation::world::{ADA, BOB, World};
use crate::operation::{Context, Entry, OPERATIONS};
use crate::schema::{ArrayOfImGroup, ImGroup, NonEmptyString, RESPONSE_HEADERS};
use crate::wire::{ExchangeVersion, Naming, Options, Spelling, Vocabulary, parse};

message! {
    /// Makes a group for each name; the name `denied` may not be used.
    struct Toy: messages "ToyType" {
        elements {
            /// The names.
            display_names: NonEmpty<NonEmptyString> as "DisplayName",
        }
    }
}

message! {
    /// The response element, with a table of its own: the toy is no operation of the list.
    struct ToyResponse: messages "ToyResponseType" {
        elements {
            /// The response messages.
            response_messages: One<ArrayOfToyMessages>,
        }
    }
}

message! {
    /// The response messages.
    struct ArrayOfToyMessages: messages "ArrayOfToyMessagesType" {
        elements {
            /// One for each name.
            messages: NonEmpty<ToyResponseMessage> as "ToyResponseMessage",
        }
    }
}

message! {
    /// The new group, in a container that errors leave empty.
    struct ToyResponseMessage: messages "ToyResponseMessageType" extends ResponseMessage {
        elements {
            /// The container.
            groups: One<ArrayOfImGroup>,
        }
    }
}

impl Operation for Toy {
    const NAME: &'static str = "Toy";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(context, &self.display_names, |context, name| add(context, name))
    }
}

impl BatchOperation for Toy {
    type Response = ToyResponse;
    type Payload = ToyResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "ToyResponseMessage";

    fn payload_of_error() -> Option<ToyResponseMessage> {
        Some(ToyResponseMessage { groups: ArrayOfImGroup::default() })
    }
}

static RESPONSE: Element =
    Element::new(Namespace::Messages, "ToyResponse", ToyResponse::of_type, ExchangeVersion::Exchange2007);

static ANSWERS: Vocabulary = Vocabulary {
    headers: RESPONSE_HEADERS,
    ignored_headers: &[],
    bodies: std::slice::from_ref(&RESPONSE),
    added: Vec::new(),
};

fn add(context: &mut Context<'_>, name: &NonEmptyString) -> Result<ToyResponseMessage> {
    if &**name == "denied" {
        return Err(Error::new(ResponseCode::ErrorAccessDenied)
            .because(Rule::GroupLimit, Culprit::value("DisplayName", &**name)));
    }
    context.mailbox_mut()?.add_im_group(name)?;
    Ok(message_of(name))
}

fn message_of(name: &str) -> ToyResponseMessage {
    let group = ImGroup {
        display_name: name.into(),
        group_type: "IPM.DistList.MOC.OtherContacts".into(),
        exchange_store_id: None,
        member_correlation_key: None,
        extended_properties: None,
        smtp_address: None,
    };
    ToyResponseMessage { groups: ArrayOfImGroup { im_groups: vec![group] } }
}

fn toy(world: &mut World, names: &[&str]) -> Batch<Toy> {
    let display_names = names.iter().map(|&name| name.into()).collect();
    Toy { display_names }.execute(&mut world.context(ADA))
}

fn names_of(world: &World) -> Vec<&str> {
    let mailbox = world.mailboxes.get(world.mailbox(ADA));
    mailbox.im_groups().map(|group| group.display_name()).skip(3).collect()
}

fn codes<O: BatchOperation>(batch: &Batch<O>) -> Vec<(ResponseClass, ResponseCode)> {
    let frames = batch.units().iter().map(|unit| unit.parts().0);
    frames.map(|frame| (frame.response_class, frame.response_code.expect("a code"))).collect()
}

/// The answer as a client gets it.
fn written<A: Answer>(answer: &A) -> String {
    let mut writer = Writer::new(Naming::Prefixes, Spelling::Http);
    answer.write(&mut writer, &RESPONSE);
    String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8")
}

/// The answer once it has been written, validated and read.
fn read<A: Answer>(answer: &A) -> Result<A::Success> {
    let head = concat!(
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" "#,
        r#"xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" "#,
        r#"xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Body>"#
    );
    let envelope = format!("{head}{}</s:Body></s:Envelope>", written(answer));
    let document = parse(envelope.as_bytes(), &ANSWERS, &Options::answer())
        .unwrap_or_else(|why| panic!("{why}\n{envelope}"));
    A::read(document.body())
}

const OK: (ResponseClass, ResponseCode) = (ResponseClass::Success, ResponseCode::NoError);
const STOPPED: (ResponseClass, ResponseCode) =
    (ResponseClass::Warning, ResponseCode::ErrorBatchProcessingStopped);

#[test]
fn fi_007_fi_011_an_ordinary_error_changes_nothing_and_stops_nothing() {
    let mut world = World::new();
    let batch = toy(&mut world, &["Work", "WORK", "Home"]);
    let refused = (ResponseClass::Error, ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
    assert_eq!(codes(&batch), [OK, refused, OK]);
    assert_eq!(names_of(&world), ["Work", "Home"]);
    let findings: Vec<_> = batch.findings().iter().map(Finding::rule).collect();
    assert_eq!(findings, [Rule::GroupNameFree]);
}

#[test]
fn fi_010_access_denied_ends_the_batch_and_leaves_what_was_done() {
    let mut world = World::new();
    let batch = toy(&mut world, &["Work", "denied", "Home", "Club"]);
    let denied = (ResponseClass::Error, ResponseCode::ErrorAccessDenied);
    assert_eq!(codes(&batch), [OK, denied, STOPPED, STOPPED]);
    assert_eq!(names_of(&world), ["Work"]);
    let findings: Vec<_> = batch.findings().iter().map(Finding::rule).collect();
    assert_eq!(findings, [Rule::GroupLimit, Rule::BatchNotStopped, Rule::BatchNotStopped]);
}

#[test]
fn only_the_codes_of_the_list_end_a_batch() {
    let mut world = World::new();
    for &code in ResponseCode::ALL {
        let batch = Batch::<Toy>::run(&mut world.context(ADA), 0..3, |_, _| Err(code.into()));
        let expected = if STOPPING.contains(&code) { STOPPED } else { (ResponseClass::Error, code) };
        assert_eq!(codes(&batch), [(ResponseClass::Error, code), expected, expected], "{code}");
    }
    assert_eq!(STOPPING.len(), 11);
}

#[test]
fn an_error_of_the_whole_request_stands_in_every_message_and_ends_the_batch_if_it_is_of_that_kind() {
    let denied: Result<()> = Err(ResponseCode::ErrorAccessDenied.into());
    let gone: Result<()> = Err(ResponseCode::ErrorToFolderNotFound.into());
    let mut world = World::new();
    let context = &mut world.context(ADA);
    let mut of = |target: Result<()>| {
        codes(&Batch::<Toy>::run(context, ["a", "b"], |_, name| target.clone().map(|()| message_of(name))))
    };
    assert_eq!(of(gone), [(ResponseClass::Error, ResponseCode::ErrorToFolderNotFound); 2]);
    assert_eq!(of(denied), [(ResponseClass::Error, ResponseCode::ErrorAccessDenied), STOPPED]);
}

#[test]
fn fi_001_fi_002_there_is_a_message_for_each_unit_in_order() {
    let mut world = World::new();
    let batch = toy(&mut world, &["Work", "Work", "Home"]);
    let group = |name: &str| {
        format!(
            "<m:ToyResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode>\
             <m:Groups><t:ImGroup><t:DisplayName>{name}</t:DisplayName>\
             <t:GroupType>IPM.DistList.MOC.OtherContacts</t:GroupType></t:ImGroup></m:Groups>\
             </m:ToyResponseMessage>"
        )
    };
    let error = "<m:ToyResponseMessage ResponseClass=\"Error\">\
         <m:MessageText>An IM group with the specified display name already exists.</m:MessageText>\
         <m:ResponseCode>ErrorImGroupDisplayNameAlreadyExists</m:ResponseCode>\
         <m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Groups/></m:ToyResponseMessage>";
    let expected = format!(
        "<m:ToyResponse><m:ResponseMessages>{}{error}{}</m:ResponseMessages></m:ToyResponse>",
        group("Work"),
        group("Home")
    );
    assert_eq!(written(&batch), expected);
}

#[test]
fn a_batch_is_read_back_as_one_result_for_each_unit() {
    let mut world = World::new();
    let batch = toy(&mut world, &["Work", "Work", "denied", "Home"]);
    let results = read(&batch).expect("a batch as a whole does not fail");
    let codes: Vec<_> = results.iter().map(|result| result.as_ref().map_err(Error::code)).collect();
    let refused = [
        ResponseCode::ErrorImGroupDisplayNameAlreadyExists,
        ResponseCode::ErrorAccessDenied,
        ResponseCode::ErrorBatchProcessingStopped,
    ];
    let [first, rest @ ..] = &codes[..] else { panic!("{codes:?}") };
    assert_eq!(*first, Ok(&message_of("Work")));
    assert_eq!(rest, refused.map(Err));
}

#[test]
fn a_single_answer_has_one_message_and_is_read_as_its_result() {
    let gone = || Error::new(ResponseCode::ErrorSyncFolderNotFound);
    assert_eq!(read(&Single::<Toy>::new(Err(gone()))), Err(gone()));
    assert_eq!(read(&Single::<Toy>::of_error(gone())), Err(gone()));
    let single = Single::<Toy>::new(Ok(message_of("Work")));
    assert_eq!(written(&single).matches("<m:ToyResponseMessage ").count(), 1);
    assert_eq!(single.findings(), []);
    assert_eq!(read(&single), Ok(message_of("Work")));
}

#[test]
fn a_warning_with_a_result_is_read_as_the_result() {
    let several = Error::new(ResponseCode::ErrorNameResolutionMultipleResults);
    let unit = Unit::Warning(several, Some(message_of("Work")));
    let single = Single::<Toy>::new(unit);
    assert!(written(&single).contains("ResponseClass=\"Warning\""));
    assert_eq!(single.findings().len(), 1);
    assert_eq!(read(&single), Ok(message_of("Work")));
}

#[test]
fn a_container_of_its_own_stands_where_an_error_brings_one() {
    let error = Error::new(ResponseCode::ErrorInvalidSyncStateData);
    let single = Single::<Toy>::new(Unit::Error(error, Some(message_of("Work"))));
    assert!(written(&single).contains("<t:DisplayName>Work</t:DisplayName>"));
}

#[test]
fn several_changes_are_undone_together_in_every_mailbox() {
    let mut world = World::new();
    let before = world.clone();
    let (ada, bob) = (world.mailbox(ADA), world.mailbox(BOB));
    let both = |context: &mut Context<'_>| {
        context.mailbox_at_mut(bob).add_im_group("Work")?;
        context.mailbox_at_mut(ada).add_im_group("Work")
    };
    let context = &mut world.context(ADA);
    let failed = context.atomically(|context| both(context).and_then(|_| both(context)));
    assert_eq!(failed.map_err(|it| it.code()), Err(ResponseCode::ErrorImGroupDisplayNameAlreadyExists));
    assert!(world == before);
    world.context(ADA).atomically(both).expect("the name is free in both");
    let has_work = |mailbox| world.mailboxes.get(mailbox).im_group_named("work").is_some();
    assert!(has_work(ada) && has_work(bob));
}

#[test]
fn response_messages_of_the_list_are_declared_once() {
    let declared = BaseResponseMessage::complex().step(0).expect("ResponseMessages").alternatives;
    let Type::Complex(array) = (declared[0].of_type)() else { panic!("it is complex") };
    let messages = array.step(0).expect("the choice").alternatives;
    let listed: Vec<_> = OPERATIONS.iter().filter_map(|entry: &Entry| entry.response_message).collect();
    let names = |elements: &[Element]| elements.iter().map(|it| it.name).collect::<Vec<_>>();
    assert_eq!(names(messages), names(&listed));
}
