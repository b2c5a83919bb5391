# input: 40
import torch
import torch.nn as nn

VOCAB, EMB, HID = 500, 32, 48

class TextModel(nn.Module):
    def __init__(self, vocab_size, emb_dim, hidden, n_out=2, bidirectional=True, num_layers=1):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, emb_dim, padding_idx=0)
        self.conv = nn.Conv1d(emb_dim, hidden, kernel_size=3, padding=1)
        self.lstm = nn.LSTM(hidden, hidden, num_layers, batch_first=True, bidirectional=bidirectional)
        self.gru = nn.GRU(input_size=hidden * (2 if bidirectional else 1), hidden_size=20, batch_first=True)
        self.dropout = nn.Dropout(.3)
        self.fc = nn.Linear(20, n_out)

    def forward(self, text):
        embedded = self.embedding(text)              # batch, seq, emb
        x = self.conv(embedded.permute(0, 2, 1)).relu()
        x = x.permute(0, 2, 1)
        output, (hidden, cell) = self.lstm(x)
        output, _ = self.gru(output)
        return self.fc(self.dropout(output[:, -1, :]))

model = TextModel(VOCAB, EMB, HID)
