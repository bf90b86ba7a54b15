using System.Text;
using System.Text.Json;
using Premium.Adapters.Snap;

namespace Premium.Tests.Snap;

public sealed class SnapSignatureTests
{
    public static TheoryData<string> WithBody => Ids(SnapVectors.Published
        .Concat(SnapVectors.Derived)
        .Where(vector => vector.TryGetProperty("body_sha256_hex", out _)));

    public static TheoryData<string> Derived => Ids(SnapVectors.Derived);

    [Fact]
    public void Vectors_are_all_known_to_these_tests() =>
        Assert.Equal(
            ["M1-token-rsa", "M2-transaction-hmac", "M4-notify-verify", "D1-dana-notify-verify", "B1-bri-body-hash",
                "P2-sha256-empty", "X2-intrabank", "X4-status", "X6-empty-body-get-query"],
            SnapVectors.Published.Concat(SnapVectors.Derived).Select(vector => vector.Text("id")));

    [Theory]
    [MemberData(nameof(WithBody))]
    public void BodyHash_is_that_of_the_vector(string id)
    {
        var vector = SnapVectors.Find(id);
        foreach (var form in new[] { "body_minified", "body_pretty", "body_as_typed" })
        {
            if (vector.TryGetProperty(form, out var body))
            {
                var bytes = Encoding.UTF8.GetBytes(body.GetString()!);
                Assert.Equal(vector.Text("body_sha256_hex"), SnapSignature.BodyHash(bytes));
                Assert.Equal(vector.Text("body_minified"), Encoding.UTF8.GetString(SnapSignature.Minify(bytes)));
            }
        }
    }

    [Fact]
    public void Token_signature_is_that_of_the_vector()
    {
        var vector = SnapVectors.Find("M1-token-rsa");
        var text = SnapSignature.TokenText(vector.Text("client_id"), vector.Text("timestamp"));
        using var key = SnapVectors.PrivateKey(vector.Text("key"));

        Assert.Equal(vector.Text("string_to_sign"), text);
        Assert.Equal(
            vector.Text("expected_signature_base64"), SnapSignature.Asymmetric(key, text, SignatureEncoding.Base64));
    }

    [Fact]
    public void Call_signature_is_that_of_the_vector()
    {
        var vector = SnapVectors.Find("M2-transaction-hmac");
        var text = CallText(vector, "body_pretty");

        Assert.Equal(vector.Text("string_to_sign"), text);
        Assert.Equal(
            vector.Text("expected_signature_base64"),
            SnapSignature.Symmetric(vector.Text("client_secret"), text, SignatureEncoding.Base64));
        Assert.True(SnapSignature.VerifySymmetric(
            vector.Text("client_secret"), text, vector.Text("expected_signature_base64")));
    }

    [Fact]
    public void Call_text_of_bri_counts_the_gateway_prefix()
    {
        var vector = SnapVectors.Find("B1-bri-body-hash");
        Assert.Equal(vector.Text("string_to_sign"), CallText(vector, "body_minified"));
    }

    [Theory]
    [InlineData("M4-notify-verify")]
    [InlineData("D1-dana-notify-verify")]
    public void Notification_signature_verifies_and_a_changed_text_does_not(string id)
    {
        var vector = SnapVectors.Find(id);
        using var key = SnapVectors.PublicKey(vector.Text("key"));
        var text = CallTextWithoutToken(vector, "body_minified");
        var signature = vector.Text("expected_signature_base64");

        Assert.Equal(vector.Text("string_to_sign"), text);
        Assert.True(SnapSignature.VerifyAsymmetric(key, text, signature));
        Assert.False(SnapSignature.VerifyAsymmetric(key, text + " ", signature));
        Assert.False(SnapSignature.VerifyAsymmetric(key, text, "not base64"));
    }

    [Theory]
    [MemberData(nameof(Derived))]
    public void Derived_signatures_are_those_of_the_vector(string id)
    {
        var vector = SnapVectors.Find(id);
        var symmetric = CallText(vector, "body_as_typed");
        var asymmetric = CallTextWithoutToken(vector, "body_as_typed");
        var secret = vector.Text("client_secret");
        var hex = vector.Text("symmetric_signature_hex");
        using var key = SnapVectors.PrivateKey(vector.Text("rsa_key"));

        Assert.Equal(vector.Text("symmetric_string_to_sign"), symmetric);
        Assert.Equal(
            vector.Text("symmetric_signature_base64"),
            SnapSignature.Symmetric(secret, symmetric, SignatureEncoding.Base64));
        Assert.Equal(hex, SnapSignature.Symmetric(secret, symmetric, SignatureEncoding.Hex));
        Assert.True(SnapSignature.VerifySymmetric(secret, symmetric, hex));
        Assert.True(SnapSignature.VerifySymmetric(secret, symmetric, hex.ToUpperInvariant()));
        Assert.False(SnapSignature.VerifySymmetric(secret + "x", symmetric, hex));
        Assert.Equal(vector.Text("asymmetric_string_to_sign"), asymmetric);
        Assert.Equal(
            vector.Text("asymmetric_signature_base64"),
            SnapSignature.Asymmetric(key, asymmetric, SignatureEncoding.Base64));
        Assert.True(SnapSignature.VerifyAsymmetric(
            key, asymmetric, SnapSignature.Asymmetric(key, asymmetric, SignatureEncoding.Hex)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{ \"a\" : \"b c\" }", "{\"a\":\"b c\"}")]
    [InlineData("{\r\n\t\"a\":1,\r\n\t\"b\":[ 1, 2 ]\r\n}", "{\"a\":1,\"b\":[1,2]}")]
    [InlineData("{ \"a\": \"say \\\" { x }\" }", "{\"a\":\"say \\\" { x }\"}")]
    [InlineData("{ \"a\": \"ends with \\\\\" , \"b\": \"c d\" }", "{\"a\":\"ends with \\\\\",\"b\":\"c d\"}")]
    [InlineData("{ \"VA\": \"   77777\", \"a\": 1.50 }", "{\"VA\":\"   77777\",\"a\":1.50}")]
    [InlineData("{ \"b\": \"\\u00e9 /\", \"a\": \"é\" }", "{\"b\":\"\\u00e9 /\",\"a\":\"é\"}")]
    public void Minify_removes_white_space_outside_strings_only(string json, string minified) =>
        Assert.Equal(minified, Encoding.UTF8.GetString(SnapSignature.Minify(Encoding.UTF8.GetBytes(json))));

    private static string CallText(JsonElement vector, string body) => SnapSignature.CallText(
        vector.Text("http_method").ToLowerInvariant(),
        vector.Text("endpoint_url"),
        vector.Text("access_token"),
        Encoding.UTF8.GetBytes(vector.Text(body)),
        vector.Text("timestamp"));

    private static string CallTextWithoutToken(JsonElement vector, string body) =>
        SnapSignature.CallTextWithoutToken(
            vector.Text("http_method"),
            vector.Text("endpoint_url"),
            Encoding.UTF8.GetBytes(vector.Text(body)),
            vector.Text("timestamp"));

    private static TheoryData<string> Ids(IEnumerable<JsonElement> vectors) =>
        new(vectors.Select(vector => vector.Text("id")));
}
