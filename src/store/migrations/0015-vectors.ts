/** What a model made of the texts of listings and needs, so that each text is given to it once. */
export const vectors = `
CREATE TABLE listing_vectors (
  id INTEGER PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listings,
  -- Kind and model, such as ollama/bge-m3.
  model TEXT NOT NULL,
  -- The listing's hash when the vector was last held against it: equal hashes spare reading the text.
  listing_hash TEXT NOT NULL,
  -- SHA-256 of the text that the model was given, in base64.
  text_hash TEXT NOT NULL,
  -- 32-bit floats, little-endian, of length 1.
  vector BLOB NOT NULL
);
-- With the hash, so that what is missing is found without reading a vector.
CREATE INDEX listing_vectors_by_model ON listing_vectors (model, listing, listing_hash);
CREATE INDEX listing_vectors_by_listing ON listing_vectors (listing);
CREATE TABLE need_vectors (
  model TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (model, text_hash)
);
`
